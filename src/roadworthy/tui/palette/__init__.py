"""What can be done from anywhere, by its name: the commands, and the palette that finds them."""
