"""Any number of files of any known layout into one panel. It may use every room of files and layouts; it knows of a study what is to be read, and no decision."""
