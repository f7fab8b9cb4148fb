"""The Excel add-in on a machine: built, installed, looked at, taken away. It knows no study, and no other room of acts."""
