"""The figures that the sample region reproduces, and its make-up.

Figures 6A and 6B are those of the *Industry Clusters of Opportunity User Guide* (California Economic Strategy Panel,
2007). Pay of 6A is in dollars of each year; pay of 6B in dollars of 2003.
"""

# NAICS, jobs 1990, jobs 2003, pay 1990, pay 2003, quotient 1990, quotient 2003
FIGURE_6A = (
    ("3254", 120, 30, 27_833, 60_333, 0.148, 0.023),
    ("3391", 430, 630, 25_140, 22_683, 0.383, 0.468),
    ("4461", 2_830, 4_210, 14_926, 21_337, 0.916, 1.011),
    ("5419", 1_320, 2_290, 18_508, 26_114, 1.068, 1.053),
    ("6211", 6_580, 6_660, 27_959, 37_218, 1.320, 0.753),
    ("6212", 2_010, 2_670, 12_990, 24_300, 1.004, 0.811),
    ("6213", 1_010, 1_280, 14_673, 19_195, 0.940, 0.579),
    ("6214", 610, 1_370, 32_049, 43_635, 0.600, 0.733),
    ("6215", 350, 520, 20_771, 28_865, 0.698, 0.654),
    ("6216", 290, 9_080, 13_966, 35_123, 0.258, 2.829),
    ("6219", 180, 370, 20_556, 40_162, 0.468, 0.427),
    ("6221", 13_250, 19_880, 22_343, 34_363, 1.028, 1.121),
    ("6222", 300, 450, 22_133, 34_067, 0.681, 1.118),
    ("6223", 450, 680, 22_489, 34_338, 1.213, 1.039),
    ("6231", 6_080, 7_760, 20_597, 29_180, 1.333, 1.110),
    ("6232", 790, 1_790, 20_975, 30_682, 0.754, 0.836),
    ("6233", 1_230, 2_160, 20_878, 29_736, 0.955, 0.886),
    ("6239", 210, 590, 21_857, 31_644, 0.612, 0.810),
    ("6241", 1_440, 2_270, 14_382, 19_106, 0.950, 0.637),
    ("6243", 610, 1_680, 8_000, 16_464, 0.646, 0.997),
)

# jobs 1990, jobs 2003, real pay 1990, pay 2003, quotient 1990, quotient 2003. Quotients are the printed ones, but for
# two clusters whose printed change holds only within rounding: Education (0.69, 0.71, +2 %) and IT (1.31, 1.00, -23 %).
FIGURE_6B = {
    "Business Services": (19_610, 28_620, 40_567, 37_470, 0.99, 1.07),
    "Logistics": (11_840, 13_060, 39_076, 38_590, 0.96, 0.80),
    "Government": (117_120, 127_560, 31_800, 34_268, 1.63, 1.37),
    "Personal Services": (16_350, 27_060, 18_198, 23_905, 1.34, 1.46),
    "Advanced Manufacturing": (27_580, 26_610, 42_032, 41_317, 1.03, 1.05),
    "Education and Training": (4_550, 8_180, 23_660, 29_722, 0.6945, 0.7055),
    "Visitor Services": (50_820, 71_470, 14_016, 13_870, 1.29, 1.29),
    "Oil and Gas": (16_990, 16_910, 47_998, 48_833, 1.59, 1.69),
    "Finance": (20_840, 24_660, 35_496, 33_568, 1.15, 0.94),
    "Information Technology": (17_540, 17_860, 42_066, 38_012, 1.305, 1.0045),
}

# Our own choice of industry groups for each cluster; Health and Biomedicine are the rows of figure 6A.
CLUSTERS = {
    "Business Services": ("5411", "5412", "5416", "5418", "5511", "5611", "5613", "5614", "5616", "5617"),
    "Logistics": ("4811", "4821", "4841", "4842", "4881", "4885", "4921", "4931"),
    "Government": ("4911", "6111", "6112", "9211", "9221", "9231", "9241", "9251", "9261", "9281"),
    "Personal Services": ("6244", "8111", "8114", "8121", "8123", "8129"),
    "Advanced Manufacturing": (
        "3261",
        "3327",
        "3329",
        "3332",
        "3333",
        "3339",
        "3344",
        "3345",
        "3359",
        "3363",
        "3364",
    ),
    "Education and Training": ("6113", "6114", "6115", "6116", "6117"),
    "Visitor Services": ("5615", "7121", "7131", "7132", "7139", "7211", "7212", "7221", "7222", "7224"),
    "Oil and Gas": ("2111", "2131", "3241", "4247", "4861", "4862"),
    "Finance": ("5221", "5222", "5223", "5231", "5239", "5241", "5242"),
    "Information Technology": ("3341", "3342", "5112", "5171", "5172", "5181", "5182", "5415"),
}

# What a cluster's members do in it: most, and those that do something else. Our own choice too.
ROLES = {
    "Business Services": ("support", {"export-oriented": ("5416", "5511"), "population-serving": ("5617",)}),
    "Logistics": ("export-oriented", {"support": ("4881", "4885"), "population-serving": ("4921",)}),
    "Government": ("population-serving", {"export-oriented": ("9281",), "support": ("9251", "9261")}),
    "Personal Services": ("population-serving", {"support": ("8114", "8123")}),
    "Advanced Manufacturing": ("export-oriented", {"support": ("3261", "3327")}),
    "Education and Training": ("population-serving", {"export-oriented": ("6113",), "support": ("6117",)}),
    "Visitor Services": (
        "export-oriented",
        {"support": ("5615",), "population-serving": ("7139", "7222", "7224")},
    ),
    "Oil and Gas": ("export-oriented", {"support": ("2131",), "population-serving": ("4247",)}),
    "Finance": ("support", {"export-oriented": ("5241",), "population-serving": ("5221", "5242")}),
    "Information Technology": (
        "export-oriented",
        {"support": ("5182",), "population-serving": ("5171", "5172")},
    ),
    "Health and Biomedicine": (
        "population-serving",
        {"export-oriented": ("3254", "3391", "6223"), "support": ("5419", "6215", "6243")},
    ),
}

# Ownership of the industry groups that are not all private: own_code -> share of jobs.
PUBLIC = {
    "4911": {"1": 1.0},
    "6111": {"3": 1.0},
    "6112": {"3": 1.0},
    "9211": {"2": 0.1, "3": 0.9},
    "9221": {"1": 0.05, "2": 0.25, "3": 0.7},
    "9231": {"1": 0.2, "2": 0.3, "3": 0.5},
    "9241": {"1": 0.3, "2": 0.3, "3": 0.4},
    "9251": {"3": 1.0},
    "9261": {"1": 0.3, "2": 0.4, "3": 0.3},
    "9281": {"1": 1.0},
    "9271": {"1": 1.0},
}

FARM = "11"
NEW = ("5161",)  # no jobs in 1990
GONE = ("3162",)  # no jobs in 2003
NEVER_HERE = ("2121", "1141", "3122")  # in the nation only
