"""The page: what somebody who was not there has to know, on sixty lines of eighty cells at the most."""
