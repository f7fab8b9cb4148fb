"""What the occupations of the sample region are made from: every number here is made up, codes and scales are facts.

Codes are those of the Standard Occupational Classification of 2018, titles are short forms of its own. A staff is a
group of people who work together; an industry group's staffing pattern is a mixture of staffs.
"""

CUT_OFFS = (24_000, 48_900)  # 25th and 75th percentile of all wages in the sample state, dollars a year
HEALTH_LEVELS = {
    "high": 0.31,
    "mid": 0.44,
    "entry": 0.25,
}  # of the jobs of Health and Biomedicine (user guide, step 10)
TOP_CODE = 145_600  # dollars a year from which a wage is printed as #
NATION_PAY = 1.03  # the nation's pay beside the state's
PERIOD = (2003, 2013)  # of the projections
HIDDEN_SHARE = 0.05  # of the small cells of staffing patterns are withheld
ONLY_THREE_DIGITS = (
    "486",
    "517",
    "623",
    "713",
    "721",
)  # industries whose pattern is published at three digits only
NO_PATTERN = ("6115",)  # a member without a pattern
NO_WAGE = ("27-2099",)  # an occupation whose pay nobody publishes: *
ONLY_HOURLY = ("27-2042",)  # paid by the hour, with no annual pay published
ONLY_YEARLY = ("25-2021", "25-2031", "53-2011", "53-2031")  # paid by the year, with no hourly pay published

EDUCATION = {  # our letter: the words of BLS's scale, the number of O*NET's
    "n": ("No formal educational credential", 1),
    "h": ("High school diploma or equivalent", 2),
    "p": ("Postsecondary nondegree award", 3),
    "s": ("Some college, no degree", 4),
    "a": ("Associate's degree", 5),
    "b": ("Bachelor's degree", 6),
    "m": ("Master's degree", 8),
    "d": ("Doctoral or professional degree", 11),
}

# SOC code, median pay a year, job zone, education, growth in percent over the projection, kind of work, title
OCCUPATIONS = """
11-1011 138000 5 b   2 manage  Chief executives
11-1021  78200 4 b   9 manage  General and operations managers
11-2022  81500 4 b  11 manage  Sales managers
11-3012  58400 4 b  10 manage  Administrative services managers
11-3021  90300 4 b  21 manage  Computer and information systems managers
11-3031  79600 4 b  13 manage  Financial managers
11-3051  69800 4 b  -2 manage  Industrial production managers
11-3071  63700 4 h  14 manage  Transportation and distribution managers
11-9031  35900 4 b  12 manage  Childcare and preschool directors
11-9032  76900 5 m   6 manage  School principals and administrators
11-9033  68800 5 m  10 manage  College administrators
11-9041  97400 5 b   7 manage  Engineering managers
11-9051  38300 3 h  11 manage  Food service managers
11-9081  37600 4 h  10 manage  Lodging managers
11-9111  66800 5 b  24 manage  Medical and health services managers
11-9151  46700 4 b  16 manage  Social and community service managers
13-1031  44100 3 h   6 office  Claims adjusters and examiners
13-1041  47300 4 b   9 guard   Compliance officers
13-1071  43500 4 b  15 people  Human resources specialists
13-1111  63900 5 b  19 analyse Management analysts
13-1161  52400 4 b  20 analyse Market research analysts
13-2011  50600 4 b  16 analyse Accountants and auditors
13-2052  62700 4 b  22 sell    Personal financial advisors
13-2053  47900 4 b   2 analyse Insurance underwriters
13-2072  45800 3 b   8 sell    Loan officers
13-2081  43900 4 b   3 analyse Tax examiners and collectors
15-1211  65200 4 b  23 code    Computer systems analysts
15-1232  39700 3 s  18 code    Computer user support specialists
15-1242  60400 4 b  26 code    Database administrators
15-1244  56900 4 b  24 code    Network and systems administrators
15-1252  74800 4 b  28 code    Software developers
15-1254  49900 3 a  25 code    Web developers
15-2011  76400 5 b   9 analyse Actuaries
17-2011  76800 4 b   1 design  Aerospace engineers
17-2072  72900 4 b   5 design  Electronics engineers
17-2081  61600 4 b  14 design  Environmental engineers
17-2112  63200 4 b   7 design  Industrial engineers
17-2141  64500 4 b   6 design  Mechanical engineers
17-2171  84200 4 b  -1 design  Petroleum engineers
17-3023  45300 3 a   4 mend    Electronics engineering technicians
19-1042  61300 5 d  19 analyse Medical scientists
19-2041  50400 5 b  12 analyse Environmental scientists
19-2042  70900 5 b   6 analyse Geoscientists
19-3033  55700 5 d  15 advise  Clinical and counseling psychologists
19-4043  40700 4 a   3 run     Geological technicians
21-1012  47200 5 m  11 advise  School and career counselors
21-1015  30900 5 m  17 advise  Rehabilitation counselors
21-1018  33400 5 b  20 advise  Mental health and addiction counselors
21-1021  37100 4 b  15 advise  Child and family social workers
21-1022  41200 5 m  21 advise  Healthcare social workers
21-1092  47800 4 b  10 advise  Probation officers
21-1093  25700 3 h  24 advise  Social and human service assistants
23-1011  94800 5 d  12 analyse Lawyers
23-2011  40600 3 a  17 office  Paralegals and legal assistants
25-1071  68300 5 d  16 teach   Health teachers, colleges
25-1194  44600 4 b  14 teach   Career and technical teachers, colleges
25-1199  61500 5 d  15 teach   Other college teachers
25-2011  22100 3 a  18 teach   Preschool teachers
25-2021  49700 4 b  10 teach   Elementary school teachers
25-2031  51800 4 b   9 teach   Secondary school teachers
25-3021  31200 3 h  17 teach   Self-enrichment teachers
25-3041  27900 4 s  16 teach   Tutors
25-4012  39400 5 m   8 analyse Curators
25-4022  47600 5 m   5 office  Librarians
25-9042  20800 3 s  13 teach   Teaching assistants
27-1024  39100 4 b  12 design  Graphic designers
27-2022  27300 4 b  15 teach   Coaches and scouts
27-2042  36500 3 n   7 perform Musicians and singers
27-2099      0 3 n   6 perform Other entertainers
27-3031  44800 4 b  18 sell    Public relations specialists
29-1011  67400 5 d  13 cure    Chiropractors
29-1021 131000 5 d   5 cure    Dentists, general
29-1051  84600 5 d  25 cure    Pharmacists
29-1071  67900 5 m  29 cure    Physician assistants
29-1122  57600 5 m  25 cure    Occupational therapists
29-1123  60800 5 d  26 cure    Physical therapists
29-1126  45400 3 a  21 cure    Respiratory therapists
29-1127  54300 5 m  18 cure    Speech-language pathologists
29-1131  67100 5 d  17 cure    Veterinarians
29-1141  56300 3 b  22 cure    Registered nurses
29-1171  69500 5 m  27 cure    Nurse practitioners
29-1215 148000 5 d  16 cure    Family medicine physicians
29-1216 161000 5 d  16 cure    General internal medicine physicians
29-1292  58900 3 a  24 cure    Dental hygienists
29-2011  46700 4 b  14 test    Medical laboratory technologists
29-2012  31400 3 a  16 test    Medical laboratory technicians
29-2032  53600 3 a  23 test    Diagnostic medical sonographers
29-2034  43900 3 a  18 test    Radiologic technologists
29-2042  26400 3 p  17 rescue  Emergency medical technicians
29-2043  38200 3 p  18 rescue  Paramedics
29-2052  26100 3 h  21 support Pharmacy technicians
29-2053  33300 2 p   9 care    Psychiatric technicians
29-2055  35200 3 p  22 support Surgical technologists
29-2056  26600 3 a  24 test    Veterinary technologists
29-2061  37400 3 p  19 care    Licensed practical and vocational nurses
29-2072  26900 3 p  20 office  Medical records specialists
29-2081  29300 2 h  11 sell    Opticians
31-1121  18900 2 h  33 care    Home health aides
31-1122  17600 2 h  31 care    Personal care aides
31-1131  21300 2 p  20 care    Nursing assistants
31-1132  21600 2 h  13 care    Orderlies
31-2021  38900 3 a  27 support Physical therapist assistants
31-9091  27800 3 p  23 support Dental assistants
31-9092  25500 3 p  26 support Medical assistants
31-9097  26200 3 p  18 support Phlebotomists
33-1012  71800 3 h   9 guard   Police supervisors
33-2011  46300 3 p  12 rescue  Firefighters
33-3012  44700 2 h   8 guard   Correctional officers
33-3051  54100 3 h  13 guard   Police officers and deputies
33-9032  20100 2 h  15 guard   Security guards
33-9092  17300 1 n  12 guard   Lifeguards
35-1012  25200 2 h  13 lead    Food service supervisors
35-2011  15900 1 n   7 cook    Cooks, fast food
35-2012  21900 2 n   8 cook    Cooks, institutions
35-2014  20300 2 n  15 cook    Cooks, restaurants
35-2021  17200 2 n  12 cook    Food preparation workers
35-3011  16400 2 n   9 serve   Bartenders
35-3023  15800 1 n  17 serve   Fast food and counter workers
35-3031  15500 1 n  16 serve   Waiters and waitresses
35-3041  17700 1 n  11 serve   Food servers, outside restaurants
35-9021  15700 1 n  10 clean   Dishwashers
35-9031  16300 1 n  14 serve   Hosts and hostesses
37-1011  29600 2 h  11 lead    Cleaning supervisors
37-2011  20900 2 n  14 clean   Janitors and cleaners
37-2012  17900 1 n  11 clean   Maids and housekeepers
37-3011  20600 1 n  16 clean   Grounds workers
39-1014  31300 3 h  12 lead    Recreation supervisors
39-1022  30600 3 h  13 lead    Personal service supervisors
39-2021  18300 2 h  17 care    Animal caretakers
39-3011  16900 2 h  14 serve   Gambling dealers
39-3091  16100 1 n  16 serve   Amusement and recreation attendants
39-5012  21500 3 p  12 serve   Hairdressers and cosmetologists
39-5092  18100 2 p  15 serve   Manicurists
39-9011  18500 2 h  14 care    Childcare workers
39-9031  26300 3 h  21 teach   Exercise trainers
39-9032  20500 3 h  15 serve   Recreation workers
41-1011  34700 2 h   7 lead    Retail supervisors
41-2011  17800 1 n   6 serve   Cashiers
41-2021  19400 1 n  13 sell    Counter and rental clerks
41-2031  20200 2 n   9 sell    Retail salespersons
41-3011  41300 3 h  10 sell    Advertising sales agents
41-3021  42700 3 h   8 sell    Insurance sales agents
41-3031  63400 4 b  12 sell    Securities and financial sales agents
41-3041  27600 3 h  -9 sell    Travel agents
41-3091  46200 3 h  14 sell    Sales representatives, services
41-4012  45700 3 h  12 sell    Sales representatives, wholesale
41-9041  20700 1 n  -6 sell    Telemarketers
43-1011  42300 3 h   7 lead    Office supervisors
43-3011  28400 2 h  14 office  Bill and account collectors
43-3021  27400 2 h   8 office  Billing and posting clerks
43-3031  29800 3 s   5 office  Bookkeeping and accounting clerks
43-3071  21700 2 h   4 serve   Tellers
43-4031  31100 3 h   9 office  Court and license clerks
43-4051  28700 2 h  19 serve   Customer service representatives
43-4061  35600 3 h  -3 office  Eligibility interviewers
43-4081  19200 2 h  15 serve   Hotel desk clerks
43-4131  30800 2 h  -4 office  Loan interviewers and clerks
43-4171  22600 2 h  16 serve   Receptionists
43-5011  34100 2 h  11 office  Cargo and freight agents
43-5021  22300 2 h   5 drive   Couriers and messengers
43-5032  33800 2 h  10 office  Dispatchers
43-5051  43100 2 n  -2 serve   Postal clerks
43-5052  43600 2 n  -1 drive   Postal mail carriers
43-5071  25600 2 h   2 office  Shipping and receiving clerks
43-6011  36900 3 h   6 office  Executive secretaries and assistants
43-6012  37800 2 h   8 office  Legal secretaries
43-6013  27200 2 h  15 office  Medical secretaries
43-6014  28900 2 h  -1 office  Secretaries and assistants
43-9041  30200 2 h   4 office  Insurance claims clerks
43-9061  23300 2 h   9 office  Office clerks, general
47-1011  56700 3 h  10 lead    Supervisors of extraction crews
47-5011  38400 2 n  -3 run     Derrick operators
47-5012  43300 2 n  -2 run     Rotary drill operators
47-5013  39900 2 n  -1 run     Service unit operators
47-5071  30400 1 n  -4 run     Roustabouts
49-1011  53300 3 h  11 lead    Supervisors of mechanics
49-2022  48100 3 p   3 mend    Telecommunications equipment installers
49-3011  46600 3 p  10 mend    Aircraft mechanics
49-3021  35800 3 h  11 mend    Automotive body repairers
49-3023  33600 3 p  13 mend    Automotive service technicians
49-3031  37200 3 h  12 mend    Truck and diesel mechanics
49-9031  31800 3 h   4 mend    Home appliance repairers
49-9041  42100 3 h   6 mend    Industrial machinery mechanics
49-9052  47400 2 h   7 mend    Telecommunications line installers
49-9071  31600 2 h  12 mend    Maintenance and repair workers
51-1011  46400 2 h   3 lead    Production supervisors
51-2028  25900 2 h  -5 make    Electronic equipment assemblers
51-2092  23200 2 h  -2 make    Team assemblers
51-4031  25100 2 h  -4 make    Press operators, metal and plastic
51-4041  34900 3 p   5 make    Machinists
51-4072  23600 2 h  -3 make    Molding machine operators
51-4121  31700 3 h   8 make    Welders
51-6011  18200 1 n   8 clean   Laundry and dry-cleaning workers
51-6021  18000 1 n   2 clean   Pressers
51-8093  51300 2 h  -2 run     Refinery and pump system operators
51-9061  29400 2 h  -1 test    Inspectors and testers
51-9082  30300 3 h   9 make    Medical appliance technicians
51-9111  22400 2 h   2 make    Packaging machine operators
51-9141  30500 2 p   6 make    Semiconductor technicians
51-9161  31900 3 h   7 make    CNC tool operators
53-1047  42900 2 h  12 lead    Supervisors of drivers and material movers
53-2011 129000 4 b  11 drive   Airline pilots
53-2031  44300 2 h   9 serve   Flight attendants
53-3032  35700 2 p  14 drive   Heavy truck drivers
53-3033  25300 2 h  15 drive   Light truck and delivery drivers
53-3051  23700 2 h  11 drive   School bus drivers
53-4011  56100 2 h   2 drive   Locomotive engineers
53-4031  53900 2 h   3 drive   Railroad conductors
53-6021  17000 1 n  13 serve   Parking attendants
53-7051  27700 2 n  10 drive   Industrial truck operators
53-7061  18700 1 n  12 clean   Cleaners of vehicles and equipment
53-7062  21800 2 n   9 move    Laborers and freight movers
53-7064  18600 2 n   3 move    Packers
53-7065  21100 2 n  12 move    Stockers and order fillers
53-7072  38100 2 n  -3 run     Pump operators
"""

# kind of work: its skills, most important first, then its fields of knowledge
WORK = {
    "manage": ("Coordination", "Management of Personnel Resources", "Speaking", "Monitoring", "Time Management",
               "Administration and Management", "Personnel and Human Resources"),
    "lead": ("Management of Personnel Resources", "Coordination", "Monitoring", "Time Management", "Speaking",
             "Administration and Management", "Customer and Personal Service"),
    "office": ("Reading Comprehension", "Active Listening", "Writing", "Speaking", "Time Management",
               "Administrative", "English Language"),
    "people": ("Active Listening", "Speaking", "Reading Comprehension", "Social Perceptiveness", "Negotiation",
               "Personnel and Human Resources", "Administrative"),
    "analyse": ("Reading Comprehension", "Writing", "Mathematics", "Systems Analysis", "Active Learning",
                "Economics and Accounting", "Mathematics"),
    "code": ("Programming", "Systems Analysis", "Reading Comprehension", "Operations Analysis", "Troubleshooting",
             "Computers and Electronics", "Mathematics"),
    "design": ("Mathematics", "Science", "Operations Analysis", "Technology Design", "Reading Comprehension",
               "Engineering and Technology", "Design"),
    "advise": ("Social Perceptiveness", "Active Listening", "Service Orientation", "Speaking", "Writing",
               "Therapy and Counseling", "Psychology"),
    "teach": ("Instructing", "Learning Strategies", "Speaking", "Social Perceptiveness", "Monitoring",
              "Education and Training", "English Language"),
    "cure": ("Active Listening", "Social Perceptiveness", "Science", "Monitoring", "Reading Comprehension",
             "Medicine and Dentistry", "Biology"),
    "test": ("Quality Control Analysis", "Operations Monitoring", "Reading Comprehension", "Science", "Monitoring",
             "Medicine and Dentistry", "Chemistry"),
    "support": ("Active Listening", "Service Orientation", "Monitoring", "Reading Comprehension", "Coordination",
                "Medicine and Dentistry", "Customer and Personal Service"),
    "care": ("Service Orientation", "Social Perceptiveness", "Active Listening", "Monitoring", "Coordination",
             "Customer and Personal Service", "Psychology"),
    "rescue": ("Coordination", "Service Orientation", "Monitoring", "Operation and Control", "Active Listening",
               "Public Safety and Security", "Medicine and Dentistry"),
    "guard": ("Monitoring", "Active Listening", "Speaking", "Social Perceptiveness", "Coordination",
              "Public Safety and Security", "Law and Government"),
    "cook": ("Monitoring", "Coordination", "Time Management", "Active Listening", "Service Orientation",
             "Food Production", "Customer and Personal Service"),
    "serve": ("Service Orientation", "Active Listening", "Speaking", "Social Perceptiveness", "Coordination",
              "Customer and Personal Service", "Sales and Marketing"),
    "sell": ("Persuasion", "Speaking", "Active Listening", "Negotiation", "Social Perceptiveness",
             "Sales and Marketing", "Customer and Personal Service"),
    "clean": ("Coordination", "Time Management", "Monitoring", "Operation and Control", "Active Listening",
              "Customer and Personal Service", "Chemistry"),
    "perform": ("Speaking", "Coordination", "Active Listening", "Social Perceptiveness", "Monitoring",
                "Communications and Media", "Customer and Personal Service"),
    "make": ("Operations Monitoring", "Quality Control Analysis", "Operation and Control", "Monitoring", "Equipment Selection",
             "Production and Processing", "Mechanical"),
    "run": ("Operations Monitoring", "Operation and Control", "Equipment Maintenance", "Troubleshooting", "Monitoring",
            "Mechanical", "Production and Processing"),
    "mend": ("Troubleshooting", "Repairing", "Equipment Maintenance", "Equipment Selection", "Quality Control Analysis",
             "Mechanical", "Engineering and Technology"),
    "drive": ("Operation and Control", "Time Management", "Operations Monitoring", "Monitoring", "Active Listening",
              "Transportation", "Public Safety and Security"),
    "move": ("Coordination", "Time Management", "Operation and Control", "Monitoring", "Active Listening",
             "Production and Processing", "Transportation"),
}  # fmt: skip
SKILLS_OF_A_KIND = 5
ZONE_SKILLS = {  # what every occupation asks, the more the longer its training: importance, and more for each job zone
    "Critical Thinking": (2.05, 0.45),
    "Judgment and Decision Making": (1.75, 0.5),
    "Complex Problem Solving": (1.35, 0.55),
}

ELEMENTS = {  # name of a skill (2.A, 2.B) or a field of knowledge (2.C): where it stands in O*NET's order
    "Reading Comprehension": "2.A.1.a", "Active Listening": "2.A.1.b", "Writing": "2.A.1.c", "Speaking": "2.A.1.d",
    "Mathematics": "2.A.1.e", "Science": "2.A.1.f", "Critical Thinking": "2.A.2.a", "Active Learning": "2.A.2.b",
    "Learning Strategies": "2.A.2.c", "Monitoring": "2.A.2.d", "Social Perceptiveness": "2.B.1.a",
    "Coordination": "2.B.1.b", "Persuasion": "2.B.1.c", "Negotiation": "2.B.1.d", "Instructing": "2.B.1.e",
    "Service Orientation": "2.B.1.f", "Complex Problem Solving": "2.B.2.i", "Operations Analysis": "2.B.3.a",
    "Technology Design": "2.B.3.b", "Equipment Selection": "2.B.3.c", "Programming": "2.B.3.e",
    "Operations Monitoring": "2.B.3.g", "Operation and Control": "2.B.3.h", "Equipment Maintenance": "2.B.3.j",
    "Troubleshooting": "2.B.3.k", "Repairing": "2.B.3.l", "Quality Control Analysis": "2.B.3.m",
    "Judgment and Decision Making": "2.B.4.e", "Systems Analysis": "2.B.4.g", "Time Management": "2.B.5.a",
    "Management of Personnel Resources": "2.B.5.d",
}  # fmt: skip
KNOWLEDGE = {
    "Administration and Management": "2.C.1.a", "Administrative": "2.C.1.b", "Economics and Accounting": "2.C.1.c",
    "Sales and Marketing": "2.C.1.d", "Customer and Personal Service": "2.C.1.e",
    "Personnel and Human Resources": "2.C.1.f", "Production and Processing": "2.C.2.a", "Food Production": "2.C.2.b",
    "Computers and Electronics": "2.C.3.a", "Engineering and Technology": "2.C.3.b", "Design": "2.C.3.c",
    "Mechanical": "2.C.3.e", "Mathematics": "2.C.4.a", "Chemistry": "2.C.4.c", "Biology": "2.C.4.d",
    "Psychology": "2.C.4.e", "Medicine and Dentistry": "2.C.5.a", "Therapy and Counseling": "2.C.5.b",
    "Education and Training": "2.C.6", "English Language": "2.C.7.a", "Public Safety and Security": "2.C.8.a",
    "Law and Government": "2.C.8.b", "Communications and Media": "2.C.9.b", "Transportation": "2.C.10",
}  # fmt: skip
