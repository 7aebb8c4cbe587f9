"""What is asked, in which order, with which choices, and where one stands: for every face the same."""
