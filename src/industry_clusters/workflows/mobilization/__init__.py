"""Part II: the workbook that a team types into, and the papers and calendars that follow from it. It may use every act on one study, and no other room of acts."""
