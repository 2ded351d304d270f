"""Echo bots of other libraries, as plain as their tutorials: what our delivery is compared with."""
