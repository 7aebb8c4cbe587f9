"""The summary as one file of HTML: nothing is fetched, nothing that a person wrote is markup."""
