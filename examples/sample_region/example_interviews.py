"""Interviews of the sample region: constructed, with firms and persons that do not exist, and addresses that cannot."""

INTERVIEWS = """
# The interviews are constructed like everything else: nobody said this, and no such firm or person is known to us.
[notes]
note_interview_cluster = "Health and Biomedicine"

[[interviews.log]]
number = "1"
cluster = "Health and Biomedicine"
industry_code = "6221"
role = "population-serving"
size = "250 jobs or more"
date = "2005-03-14"
themes = ["Skilled trades hard to find", "Training does not fit the work", "Pay and housing costs"]
requirement = "workforce"
quote = "We could open a second ward tomorrow if we found the nurses for it."
picked = "yes"
[interviews.log.answers]
history = "Grew out of a county clinic; three sites today (constructed)."
evolution = "More care at home, fewer beds."
workforce = "Forty nursing posts open; the college trains twenty a year."

[[interviews.log]]
number = "2"
cluster = "Health and Biomedicine"
industry_code = "6216"
role = "population-serving"
size = "50 to 249 jobs"
date = "2005-03-21"
themes = ["Entry-level staff hard to keep", "Pay and housing costs", "Child care"]
requirement = "workforce"
quote = "People leave us for a warehouse that pays a dollar more."
picked = "yes"
[interviews.log.answers]
workforce = "Every second aide leaves within a year."
quality_of_life = "No child care before seven in the morning."

[[interviews.log]]
number = "3"
cluster = "Health and Biomedicine"
industry_code = "3391"
role = "export-oriented"
size = "10 to 49 jobs"
date = "2005-04-04"
themes = ["Links to colleges and research", "Capital for growth"]
requirement = "innovation"

[[interviews.log]]
number = "4"
cluster = "Logistics"
industry_code = "4931"
role = "export-oriented"
size = "250 jobs or more"
date = "2005-04-11"
themes = ["Roads and freight", "Sites and buildings", "Entry-level staff hard to keep"]
requirement = "infrastructure"
quote = "The interchange costs every one of our trucks half an hour."
picked = "yes"
[interviews.log.answers]
infrastructure = "The interchange; no space left beside the line."

[[interviews.log]]
number = "5"
cluster = "Logistics"
industry_code = "4841"
role = "export-oriented"
size = "10 to 49 jobs"
date = "2005-04-18"
themes = ["Roads and freight", "Skilled trades hard to find", "Rules change often"]
requirement = "infrastructure"

[[interviews.log]]
number = "6"
cluster = "Advanced Manufacturing"
industry_code = "3327"
role = "support"
size = "10 to 49 jobs"
date = "2005-04-25"
themes = ["Skilled trades hard to find", "Training does not fit the work", "Automation"]
requirement = "workforce"
quote = "Our best machinist is sixty-three, and nobody stands behind him."
picked = "yes"

[[interviews.log]]
number = "7"
cluster = "Advanced Manufacturing"
industry_code = "3364"
role = "export-oriented"
size = "50 to 249 jobs"

[[interviews.contacts]]
number = "1"
company = "Fairmeadow Hospital (constructed)"
person = "Pat Samplewood"
title = "Head of nursing"
phone = "(555) 555-0101"
email = "pat.samplewood@fairmeadow.example"
interviewer = "Robin Teamster"

[[interviews.contacts]]
number = "2"
company = "Hearthside Home Care (constructed)"
person = "Lee Inventado"
title = "Owner"
phone = "(555) 555-0102"
email = "lee@hearthside.example"
interviewer = "Robin Teamster"

[[interviews.contacts]]
number = "3"
company = "Quillon Devices (constructed)"
person = "Alex Notreal"
title = "Manager"
phone = "(555) 555-0103"
email = "alex@quillon.example"
interviewer = "Robin Teamster"

[[interviews.contacts]]
number = "4"
company = "Blue Pallet Storage (constructed)"
person = "Jo Placeholder"
title = "Site manager"
phone = "(555) 555-0104"
email = "jo@bluepallet.example"
interviewer = "Kim Mockley"

[[interviews.contacts]]
number = "5"
company = "Twelve Axle Haulage (constructed)"
person = "Sam Fictus"
title = "Owner"
phone = "(555) 555-0105"
email = "sam@twelveaxle.example"
interviewer = "Kim Mockley"

[[interviews.contacts]]
number = "6"
company = "Lathe and Sons (constructed)"
person = "Max Examplar"
title = "Owner"
phone = "(555) 555-0106"
email = "max@lathe.example"
interviewer = "Kim Mockley"

[[interviews.contacts]]
number = "7"
company = "Swiftwing Parts (constructed)"
person = "Ray Standin"
title = "Head of operations"
phone = "(555) 555-0107"
email = "ray@swiftwing.example"
interviewer = "Kim Mockley"
"""
