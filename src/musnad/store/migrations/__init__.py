"""The steps from one shape of the database to the next, run when it is opened."""
