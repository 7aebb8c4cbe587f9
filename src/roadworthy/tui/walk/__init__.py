"""The walk: the screen that holds the stations, and what stands around them."""
