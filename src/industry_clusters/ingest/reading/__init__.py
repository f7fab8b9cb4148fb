"""Any number of files of any known layout into one panel."""
