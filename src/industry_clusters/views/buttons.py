"""The ribbon: its buttons in their groups, from left to right; those of sheets are named by the registry of sheets."""

from __future__ import annotations

from dataclasses import dataclass

from industry_clusters.sheet_names import NOTES_SHEET, SETUP_SHEET, START_SHEET


@dataclass(frozen=True)
class Button:
    """A button of the ribbon.

    Attributes
    ----------
    key
        What Python's side calls it, words joined by ``_``; the callback in VBA is made of it.
    group
        The label of its group.
    label, image, keytip, screentip, supertip
        As Office's ribbon has them; ``image`` is one of Office's own.
    is_large
        Whether it has the full height of its group.
    """

    key: str
    group: str
    label: str
    image: str
    keytip: str
    screentip: str
    supertip: str
    is_large: bool = False

    @property
    def name(self) -> str:
        """The key as VBA writes names."""
        return "".join(word.capitalize() for word in self.key.split("_"))


BUTTONS = (
    Button("new_study", "Study", "New study", "FileNew", "N", "Start a study",
           "Opens a form for your region, the area to compare it with, the years and the data files. Press again when it is filled in: your workbook is made beside it.", is_large=True),
    Button("get_data", "Study", "Get data", "GetExternalDataFromWeb", "W", "Fetch the data from BLS",
           "Fetches your region's areas and years, the state and the U.S., with prices, into the data store of this computer, and builds from it. What is there is not fetched again."),
    Button("add_data_files", "Study", "Add data files", "GetExternalDataFromText", "D", "Add employment data",
           f"Asks for QCEW files or tables of your own, adds them to the list on '{SETUP_SHEET}' and builds again. Files are never changed."),
    Button("attention", "Study", "What needs attention", "HighImportance", "Z", "What to look at first",
           f"Goes to the list on '{START_SHEET}' of what is missing, unusual or half filled in, each with a link to its place."),
    Button("naics_table", "Industries", "NAICS table", "TableInsert", "T", "Table of all industries",
           "Shows the table: location quotients, growth and pay of every industry group.", is_large=True),
    Button("highlights", "Industries", "Highlights", "ConditionalFormattingMenu", "H", "Industries that stand out",
           f"Lists industries that are concentrated, growing, or pay well, by the limits on '{SETUP_SHEET}'."),
    Button("observations", "Industries", "Observations", "ReviewNewComment", "O", "Say what the table shows",
           "Shows sentences on the region's industries, each with the figures it rests on, and numbers that look unusual."),
    Button("cluster_tables", "Clusters", "Cluster tables and summary", "PivotTableInsert", "C", "Tables of clusters",
           "One table for each cluster of related industries, and a summary of all of them.", is_large=True),
    Button("charts", "Clusters", "Charts", "ChartInsert", "G", "Bubble chart of clusters",
           "Concentration, change and size of each cluster in one picture."),
    Button("fact_sheets", "Interviews and decision", "Fact sheets", "FilePrintPreview", "F", "A page on each cluster for its employers",
           "Writes a Word page on each cluster beside the workbook, to share with employers before an interview: size, growth, pay, concentration, and what you would like to ask."),
    Button("interviews", "Interviews and decision", "Interviews", "AddressBook", "V", "Log of employer interviews",
           "Shows the log. Protocol, coverage, themes and quotes are on the sheets beside it; names are on Contacts only.", is_large=True),
    Button("decision_matrix", "Interviews and decision", "Decision matrix", "ReviewAcceptChange", "M", "Rank the clusters",
           "Scores each cluster on your criteria and weights; ranks follow as you change them.", is_large=True),
    Button("occupations", "Occupations and pages", "Occupations", "MailMergeRecipientsEditList", "J", "Occupations of each cluster",
           "Jobs, pay, level, outlook and skills of each cluster's occupations, from the staffing patterns among your data files.", is_large=True),
    Button("cluster_map", "Occupations and pages", "Cluster pages", "SmartArtInsert", "A", "One page for each cluster",
           "Industries, support, occupations and infrastructure of each cluster on a page that prints."),
    Button("data_request", "Occupations and pages", "Data request", "MailMergeStartLetters", "L", "Ask the state for occupational data",
           "Writes a letter beside the workbook that asks for staffing patterns and wages, and the clusters' NAICS codes as a sheet to go with it."),
    Button("mobilize_clusters", "Mobilize", "Mobilize clusters", "MeetingsWorkspace", "B", "Teams, meetings, votes and plans",
           "Makes the mobilization workbook beside the study, or brings the study's new figures into it. What you typed stays. It holds names; the study travels without it.", is_large=True),
    Button("add_people", "Mobilize", "Add people", "DistributionListSelectMembers", "E", "Take a list of people into the register",
           "Asks for lists of people (CSV, XLSX or vCard) and adds them to the register of the mobilization workbook. Who is there already is not added twice."),
    Button("calendar_files", "Mobilize", "Calendar files", "CalendarInsert", "K", "Meetings as calendar files",
           "Writes a calendar file for each cluster group beside the mobilization workbook: training, three meetings, launch."),
    Button("papers", "Mobilize", "Papers", "FileSaveAsWordDocx", "0", "Briefing papers, kits, summaries, blueprint",
           "Writes every paper of the clusters to mobilize into a folder beside the study, in Word and PowerPoint, and lists what is left to fill in."),
    Button("team_workbooks", "Workshop", "Team workbooks", "WindowNew", "1", "Make a workbook for each team",
           "Asks for the plan of the workshop (a .toml file), and makes a workbook for each team and the trainer's with the answers, in a folder beside the plan. What a team typed stays.", is_large=True),
    Button("workshop_handouts", "Workshop", "Handouts", "FilePrintQuick", "4", "Cards, worksheets, agenda, guide",
           "Asks for the plan of the workshop (a .toml file), and writes what is printed for it as Word files: sorting cards and worksheets for each team, agendas, the trainer's guide, and the evaluation form with its tally."),
    Button("progress_board", "Workshop", "Progress board", "WindowsArrangeAll", "2", "How far each team is",
           "Looks through the folder of the active workbook, with the folders in it, and shows how far each team is. Teams may have their workbooks open: they are only read. Press again to see what was saved since."),
    Button("compare_teams", "Workshop", "Compare teams", "WindowSideBySide", "3", "Agreement, consensus, slides",
           "Compares the clusters of the teams in the folder of the active workbook: every code team by team, clusters side by side, the set that most teams agree on, and ten slides."),
    Button("slides", "Share", "Slides", "SlideNew", "S", "Slides of the study",
           "Writes a PowerPoint file beside the workbook, with charts that can be edited.", is_large=True),
    Button("board_pack", "Share", "Board slides and report", "SlideShowFromBeginning", "X", "The board pack: ten slides and a report",
           "Writes ten slides and a Word report of 8 to 12 pages beside the workbook, with pictures of the charts.", is_large=True),
    Button("print_board", "Share", "Print key sheets", "FilePrint", "Q", "A copy of the workbook that prints its key sheets",
           "Writes a copy beside the workbook that shows Start, results, charts, decision matrix and the pages of the strongest clusters, and opens it: print the entire workbook, and about a dozen pages come out. A report in Word is made by the button for the board."),
    Button("share_copy", "Share", "Share a copy", "FileSaveAs", "P", "A copy without contacts",
           "Writes a copy beside the workbook without the sheet of contacts, and without their names, e-mail addresses and telephone numbers anywhere. Reads it again to be sure."),
    Button("data_sheets", "Workbook", "Show data sheets", "SheetInsert", "Y", "Show or hide the sheets of data and workings",
           f"Shows the sheets that '{NOTES_SHEET}' lists, and hides them when they are shown. Nothing on them changes."),
    Button("rebuild_all", "Workbook", "Rebuild all", "RefreshAll", "R", "Make every sheet again",
           "Reads data and settings again and renews every sheet, while you go on working; Esc cancels. What you typed, and your own sheets, stay."),
    Button("undo", "Workbook", "Undo last build", "Undo", "U", "Take the last build back",
           "Brings the workbook back to what it was before the last build. Excel's own Undo cannot do that."),
    Button("check_installation", "Workbook", "Check installation", "Help", "I", "Check the installation",
           "Says which program and which versions answer, and what to do where something is missing."),
)  # fmt: skip
"""A button without a sheet is an act of the host."""
