"""What the sample region's teams typed on their cluster maps: made up, like the places in it."""

INFRASTRUCTURE = """
# What each cluster rests on, in the words of the teams: constructed, and no place is known to us by these names.
[infrastructure]
"Health and Biomedicine" = \"\"\"
Fairmeadow hospital campus, full since 2003; two clinics without a bus line (constructed).
College nursing program, 20 places a year; no clinical laboratory for training in the region.
Broadband reaches the hospitals, not the clinics of the third county.\"\"\"
"Government" = \"\"\"
County seat with courts and records center; state office building to be renewed (constructed).
Training: police and fire academy shared by the three counties.\"\"\"
"Visitor Services" = \"\"\"
Lakeside park and 2,900 hotel rooms; airport with four flights a day (constructed).
No evening buses to the hotels; culinary program at the college.\"\"\"
"Business Services" = \"\"\"
Downtown offices, a fifth of them empty; fiber ring around the center (constructed).
Small Business Center gives advice in two languages.\"\"\"
"Advanced Manufacturing" = \"\"\"
Northside industrial park with rail spur, 40 acres left; one substation at its limit (constructed).
Machining laboratory of the college open in the evening; no metal-testing service nearby.\"\"\"
"Personal Services" = \"\"\"
Shops along two main streets; little of the work needs more than a small unit (constructed).
Cosmetology and auto repair programs at the adult school; micro-loans by the credit union.\"\"\"
"Finance" = \"\"\"
Regional head office of one bank; branches in every town (constructed).
Data line to the exchange rented from the carrier; no local program for underwriters.\"\"\"
"Information Technology" = \"\"\"
One data center beside the northern substation; broadband by two carriers (constructed).
Computer science degree at the university; an incubator with 12 desks.\"\"\"
"Oil and Gas" = \"\"\"
Fields, one refinery and two pipelines to the coast (constructed).
Water for the wells is short in dry years; drilling school run by three firms.\"\"\"
"Logistics" = \"\"\"
Interchange of two highways, full at rush hour; rail yard; air cargo apron (constructed).
Level land along the line is nearly used up; driver training by one private school.\"\"\"
"Education and Training" = \"\"\"
One university, two colleges, an adult school (constructed).
Evening classes end before the last shift; child care on one campus only.\"\"\"
"""
