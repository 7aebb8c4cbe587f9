"""Every change to a decision that any face can make: a decision in, a new decision out."""
