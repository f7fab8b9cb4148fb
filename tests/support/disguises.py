"""Contacts, and every way that we know of writing them where a person types: the text, and what of it must not be left."""
# ruff: noqa: RUF001  letters that look like others are what these are about

import unicodedata

from industry_clusters.interviews import Contact

CONTACTS = (
    Contact("1", "Acme Manufacturing, Inc.", "Maria Lopez", "Owner", "(555) 555-0101", "maria.lopez@acme-mfg.example", "Robin Teamster"),
    Contact("2", "Kowalski Brothers", "José Núñez", "", "+49 30 1234567", "jn@kowalski.example"),
    Contact("3", "Blue Ridge Hospital", "Jürgen Weiß", "", "030/7654321", "info@blueridge.example"),
    Contact("4", "Zürcher & Söhne GmbH", "Nguyen Van An", "", "1-555-555-0142", "mlopez2@gmail.com"),
    Contact("5", "Иванов и Сыновья", "Пётр Иванов", "", "+44 20 7946 0958"),
    Contact("6", "McDonald Foods LLC", "Li Wu", "", "555.555.0177", "L.Wu@mcdonald-foods.example"),
    Contact("7", "O'Brien Steel", "Siobhán O’Brien"),
    Contact("8", "Łódź Textiles", "Łukasz Żak"),
    Contact("9", "Valley Dairy Cooperative", "Will Grant"),
    Contact("10", "Müller + Partner", "Anna-Lena Müller"),
    Contact("11", "Björk AB", "Åse Sørensen"),
    Contact("12", "Quillon (Kern) Ltd.", "T. J. Mockley"),
)  # fmt: skip


def _nfd(text):
    return unicodedata.normalize("NFD", text)


def _between(text, mark):
    return text[:2] + mark + text[2:]


WRITTEN = (
    # persons: capitals, order, marks
    ("we met Maria Lopez today", "lopez"), ("MARIA LOPEZ", "lopez"), ("maria lopez", "lopez"), ("Lopez, Maria", "lopez"),
    ("LOPEZ/MARIA", "lopez"), ("maria_lopez", "lopez"), ("Maria-Lopez", "lopez"), ("Maria  Lopez", "lopez"),
    ("Maria\nLopez", "lopez"), ("Maria C. Lopez", "lopez"), ("ms. lopez", "lopez"), ("MS. LOPEZ", "lopez"),
    ("Lopez's view", "lopez"), ("M. Lopez", "lopez"), ("mlopez", "lopez"), ("lopezm", "lopez"), ("MariaLopez", "lopez"),
    ("(Lopez)", "lopez"), ("Maria said", "maria"), ("talk with\u00a0Maria\u00a0Lopez", "lopez"),
    # accents, forms, letters
    ("Jose Nunez", "nunez"), ("jose nuñez", "nunez"), (_nfd("José Núñez"), "nunez"), ("NÚÑEZ, JOSÉ", "nunez"), ("Mr. Nunez", "nunez"),
    ("Jurgen Weiss", "weiss"), ("JÜRGEN WEISS", "weiss"), ("Juergen Weiss", "weiss"), ("Weiss", "weiss"), ("weiß", "weiss"),
    (_nfd("Jürgen Weiß"), "weiss"), ("WEIẞ", "weiss"), ("Nguyễn Văn An", "nguyen"), ("Nguyen Van An", "nguyen"), ("An Nguyen", "nguyen"),
    ("Van An Nguyen", "nguyen"), ("Иванов", "ivanov"), ("иванов", "ivanov"), ("ИВАНОВ", "ivanov"), ("Петр Иванов", "ivanov"), ("Ivanov", "ivanov"),
    ("Li Wu", "li wu"), ("wuli", "wuli"), ("Wu, Li", "wu, li"), ("Ｌｉ　Ｗｕ", "li wu"), ("Siobhan O'Brien", "brien"), ("Ms. O’Brien", "brien"),
    ("O`BRIEN", "brien"), ("OBrien", "brien"), ("Lukasz Zak", "zak"), ("łukasz", "lukasz"), ("ŻAK", "zak"), ("Mueller", "mueller"), ("muller", "muller"),
    ("Anna Lena Muller", "lena"), ("Sorensen", "sorensen"), ("Soerensen", "soerensen"), ("Aase Sorensen", "aase"), ("Ase Sörensen", "sorensen"),
    ("Will Grant", "grant"), ("Grant said", "grant"), ("Mockley", "mockley"), ("TJ Mockley", "mockley"), ("Teamster, Robin", "teamster"),
    # what is not seen
    (_between("Lopez", "\u200b"), "lopez"), (_between("Maria Lopez", "\u00ad"), "lopez"), (_between("Lopez", "\u200d"), "lopez"),
    (_between("Kowalski", "\ufeff"), "kowalski"), (_between("Lopez", "\u2060"), "lopez"), ("\u202eLopez\u202c", "lopez"),
    ("Ｌｏｐｅｚ", "lopez"), ("𝐋𝐨𝐩𝐞𝐳", "lopez"), ("Ⓛopez", "lopez"),
    # companies
    ("Acme Manufacturing, Inc.", "acme"), ("ACME MANUFACTURING INC", "acme"), ("acme-manufacturing", "acme"), ("Acme wants welders", "acme"),
    ("acme", "acme"), ("Acme Mfg.", "acme"), ("AcmeManufacturing", "acme"), ("Manufacturing Acme", "acme"), ("Kowalski’s people", "kowalski"),
    ("the Brothers Kowalski", "kowalski"), ("kowalski bros", "kowalski"), ("Blue Ridge said", "blue ridge"), ("BLUE RIDGE", "blue ridge"),
    ("blue-ridge", "blue-ridge"), ("Zurcher & Sohne", "zurcher"), ("Zürcher und Söhne", "zurcher"), ("Zuercher", "zuercher"), ("Söhne & Zürcher", "zurcher"),
    ("McDonald", "mcdonald"), ("MCDONALD", "mcdonald"), ("mcdonald foods", "mcdonald"), ("Lodz", "lodz"), ("bjork", "bjork"), ("Quillon", "quillon"),
    ("quillon ltd", "quillon"), ("O Brien Steel", "brien"), ("Valley Dairy Co-operative; Valley Dairy Cooperative", "dairy cooperative"),
    # addresses on the web
    ("maria.lopez@acme-mfg.example", "lopez"), ("MARIA.LOPEZ@ACME-MFG.EXAMPLE", "lopez"), ("maria.lopez (at) acme-mfg", "acme"),
    ("maria.lopez [at] acme-mfg [dot] example", "acme"), ("maria.lopez at acme-mfg dot example", "acme"), ("https://www.acme-mfg.example/people", "acme"),
    ("acme-mfg.example", "acme"), ("www.kowalski.example", "kowalski"), ("https://people.example/lopez", "lopez"),
    ("file:///C:/Users/mlopez/acme.docx", "lopez"), ("mlopez2", "mlopez2"), ("someone.else@elsewhere.example", "elsewhere"),
    ("mailto:maria.lopez@acme-mfg.example?subject=hi", "lopez"), ("linkedin.com/in/maria-lopez", "lopez"),
    # numbers
    ("(555) 555-0101", "0101"), ("555-555-0101", "0101"), ("5555550101", "0101"), ("+1 555 555 0101", "0101"), ("1.555.555.0101", "0101"),
    ("555 5550101", "0101"), ("55 55 55 01 01", "0101"), ("001 555 555 0101", "0101"), ("555-0101", "0101"), ("555 0101", "0101"), ("5550101", "0101"),
    ("030 1234567", "1234567"), ("030/1234567", "1234567"), ("+49 (0)30 123 45 67", "1234567"), ("0049 30 1234567", "1234567"), ("011 49 30 1234567", "1234567"),
    ("030 7654321", "7654321"), ("+49 30 7654321", "7654321"), ("0049307654321", "7654321"), ("020 7946 0958", "9460958"), ("+44 (0) 20 79 46 09 58", "9460958"),
    ("call 555 0142", "5550142"), ("+33 1 42 68 53 00", "2685300"),
)  # fmt: skip
LEFT_ALONE = (
    "We will grant this", "Valley roads", "dairy farms", "manufacturing jobs", "blue collar work", "1990-2003", "12,345 jobs",
    "56701 11-2021 31-33", "hospital beds", "at least 3 at most 5", "steel prices", "see e.g. section 3.2", "foods and drinks",
)  # fmt: skip
"""Words of the field that only look alike."""
TO_JUDGE = ("a Blue sky", "along the Ridge")
