"""Words that say little by themselves: a company or a person may be called so, and so may much else."""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "llc",
        "llp",
        "lp",
        "ltd",
        "limited",
        "corp",
        "corporation",
        "co",
        "company",
        "plc",
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "se",
        "sa",
        "sarl",
        "srl",
        "spa",
        "bv",
        "nv",
        "ab",
        "as",
        "oy",
        "aps",
        "kk",
        "pty",
        "pc",
        "pllc",
        "pa",
        "dba",
    ]
)
"""How a company is set up."""

CONNECTING = frozenset(
    ["and", "und", "et", "y", "e", "og", "och", "en", "i", "the", "of", "de", "la", "le", "der", "die", "das"]
)
"""Words between the words of a name, which may be written or not."""

OF_COMPANIES = frozenset(
    ["advanced", "agency", "agricultural", "agriculture", "air", "allied", "american", "associated", "associates", "association", "auto", "automotive", "aviation", "bank", "baking", "bakery", "biotech", "brands", "brewing", "brothers", "bros", "builders", "building", "business", "capital", "care", "cement", "center", "centers", "centre", "chemical", "chemicals", "city", "civic", "clinic", "clinics", "coal", "college", "commercial", "communications", "community", "concrete", "consolidated", "construction", "consulting", "contractors", "cooperative", "county", "creamery", "dairies", "dairy", "data", "department", "dental", "design", "development", "digital", "distribution", "distributors", "district", "drilling", "eastern", "electric", "electrical", "electronics", "energy", "engineering", "enterprise", "enterprises", "equipment", "express", "fabrication", "family", "farm", "farms", "federal", "feed", "feeds", "fields", "financial", "first", "fish", "food", "foods", "forest", "foundation", "foundry", "freight", "fruit", "fund", "furniture", "gas", "general", "glass", "global", "gold", "grain", "group", "growers", "hardware", "health", "healthcare", "heating", "herd", "high", "holding", "holdings", "home", "homes", "hospital", "hospitals", "hotel", "hotels", "house", "industrial", "industries", "industry", "inn", "institute", "insurance", "international", "investment", "investments", "irrigation", "iron", "lab", "laboratories", "laboratory", "labs", "land", "leather", "life", "local", "logistics", "lumber", "machine", "machinery", "management", "manufacturing", "marine", "market", "markets", "material", "materials", "meat", "mechanical", "medical", "medicine", "metal", "metals", "mfg", "mill", "milling", "mills", "mine", "minerals", "mining", "modern", "mortgage", "motor", "motors", "national", "natural", "network", "new", "north", "northern", "nursery", "oil", "old", "orchard", "orchards", "organic", "pacific", "packaging", "packing", "paper", "partners", "partnership", "petroleum", "pharmacy", "pipe", "plant", "plants", "plastic", "plastics", "plumbing", "power", "precision", "press", "print", "printing", "process", "processing", "produce", "products", "professional", "properties", "public", "quality", "railroad", "railway", "ranch", "real", "realty", "regional", "rental", "repair", "research", "resort", "resources", "restaurant", "restaurants", "retail", "road", "rock", "rubber", "sales", "school", "schools", "science", "sciences", "services", "service", "shipping", "shop", "shops", "silicon", "software", "solar", "solutions", "sohne", "soehne", "son", "sons", "south", "southern", "state", "station", "steel", "storage", "store", "stores", "sugar", "supply", "supplies", "surgery", "systems", "tech", "technical", "technologies", "technology", "textile", "textiles", "theater", "tire", "tool", "tools", "trade", "trading", "transit", "transport", "transportation", "travel", "trucking", "trucks", "trust", "union", "united", "university", "urban", "utilities", "utility", "valley", "vineyard", "vineyards", "vision", "warehouse", "waste", "water", "web", "welding", "welders", "west", "western", "wholesale", "wind", "wine", "winery", "wireless", "wood", "woods", "works", "world"]
)  # fmt: skip
"""What companies do, where, and how they call themselves: no one of these words leads to one company."""

COMMON = frozenset(
    ["about", "above", "air", "all", "also", "always", "an", "and", "any", "apple", "april", "are", "area", "arm", "art", "ash", "asks", "august", "autumn", "back", "baker", "bank", "banks", "bar", "bare", "bass", "bay", "beach", "bear", "bell", "berry", "best", "better", "big", "bill", "birch", "bird", "bishop", "black", "blue", "board", "bold", "both", "bow", "bridge", "bright", "brook", "brooks", "brown", "bud", "burns", "bush", "butler", "call", "camp", "canyon", "car", "card", "carpenter", "carter", "case", "cash", "castle", "cave", "cedar", "century", "chance", "change", "chase", "chef", "chief", "church", "clark", "clay", "clear", "cliff", "close", "cloud", "coast", "cold", "cole", "cook", "copper", "corner", "cotton", "court", "cove", "craft", "crane", "creek", "cross", "crown", "crystal", "curry", "dale", "dawn", "day", "days", "dean", "dear", "delta", "desert", "diamond", "dollar", "dove", "drake", "draw", "drew", "eagle", "early", "earth", "east", "easy", "edge", "elder", "elk", "elm", "english", "even", "ever", "every", "evergreen", "faith", "fair", "fall", "falls", "farmer", "fast", "fern", "field", "finch", "fine", "fire", "fisher", "fleet", "flint", "flood", "flowers", "flynn", "ford", "forest", "forge", "form", "fort", "foster", "four", "fox", "frank", "free", "french", "friend", "frost", "full", "garden", "gate", "gay", "gene", "giant", "gift", "glad", "glen", "good", "grace", "grand", "granite", "grant", "grass", "gray", "great", "green", "grey", "ground", "grove", "guy", "hall", "hand", "harbor", "hard", "hart", "harvest", "hawk", "hay", "heart", "heritage", "hill", "hills", "holiday", "hollow", "holly", "holy", "hood", "hook", "hope", "horn", "horse", "how", "hunt", "hunter", "ice", "iris", "island", "ivy", "jack", "jade", "january", "job", "jobs", "joint", "joy", "judge", "june", "key", "keys", "kind", "king", "kings", "knight", "lake", "lakes", "lamb", "lance", "land", "landmark", "lane", "large", "last", "law", "leaf", "lee", "legacy", "liberty", "light", "lily", "lion", "little", "long", "love", "low", "lucky", "main", "major", "man", "many", "maple", "march", "mark", "marsh", "mason", "may", "mayor", "meadow", "meadows", "mercy", "merit", "might", "miles", "mill", "miller", "mills", "moon", "moore", "more", "morning", "moss", "most", "mount", "mountain", "myth", "near", "never", "next", "nick", "night", "noble", "none", "now", "oak", "oaks", "oasis", "ocean", "olive", "open", "orange", "our", "own", "page", "palm", "park", "parks", "partner", "pat", "patience", "patriot", "peace", "peak", "pearl", "penny", "per", "perry", "pierce", "pike", "pine", "pines", "pioneer", "place", "plain", "point", "pond", "pool", "poor", "pope", "port", "post", "potter", "prairie", "premier", "price", "prime", "prince", "pride", "queen", "rain", "ranger", "rapid", "ray", "red", "reed", "reid", "rice", "rich", "ridge", "right", "river", "rivers", "road", "rob", "rock", "rocky", "rod", "rose", "round", "royal", "run", "sage", "sail", "saint", "salt", "sand", "sands", "say", "sea", "second", "see", "shaw", "shepherd", "shore", "short", "silver", "singer", "sky", "small", "smart", "smith", "snow", "some", "sound", "spark", "spring", "springs", "spruce", "square", "star", "stark", "starr", "start", "stone", "stones", "storm", "story", "strong", "summer", "summit", "sun", "sunny", "sunrise", "sunset", "sure", "swan", "sweet", "swift", "table", "tall", "tanner", "taylor", "temple", "ten", "the", "then", "they", "thorn", "time", "top", "tower", "town", "trail", "tree", "triangle", "trinity", "true", "turner", "two", "valley", "van", "vale", "vance", "very", "view", "village", "vista", "wade", "walker", "wall", "ward", "way", "weaver", "weeks", "well", "wells", "west", "wheat", "wheeler", "white", "wild", "will", "wing", "winter", "wise", "wolf", "woman", "wonder", "wood", "work", "worker", "workers", "worth", "wright", "year", "years", "yellow", "you", "young", "your", "zion"]
)  # fmt: skip
"""English words that are names as well: in small letters, among other words, they are words."""

PUBLIC_HOSTS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "gmx.net",
        "gmx.com",
        "gmx.de",
        "web.de",
        "comcast.net",
        "verizon.net",
        "att.net",
        "sbcglobal.net",
        "mail.com",
    ]
)
"""Hosts of everyone's mail: they lead to no one."""

OF_MAILBOXES = frozenset(
    ["admin", "contact", "contacts", "hello", "help", "info", "inquiries", "jobs", "mail", "marketing", "office", "owner", "people", "sales", "service", "services", "support", "team", "website", "webmaster"]
)  # fmt: skip
"""Mailboxes that are nobody's name."""
