"""A workshop's workbooks for teams, what comes back of them, and how they compare. It may use a batch's pool of processes, and no other room of acts."""
