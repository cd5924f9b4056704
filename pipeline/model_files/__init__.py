"""Where the models lie, whether their files are whole, and tables of learned weights."""
