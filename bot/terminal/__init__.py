"""The shells of a terminal: a conversation at a prompt, and a pipe of JSON for programs."""
