-- What belongs to a person is found at once, to be forgotten while nobody else waits for it.
DROP INDEX turns_of_a_person;
CREATE INDEX turns_of_a_person ON turns (sender, chat, inbox_id);
CREATE INDEX inbox_of_a_person ON inbox (sender);
CREATE INDEX offers_of_a_person ON offers (person);

-- And so is the reply that a message of the bot's belongs to, also in a group that asks much.
CREATE INDEX outbox_message ON outbox (chat, message_id) WHERE message_id IS NOT NULL;
