"""Files become a panel, price indexes and studies. Loading a module here loads what it reads with, and no more."""
