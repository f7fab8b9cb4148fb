/* Made from the list of functions and src/industry_clusters/functions/bodies/core.js; do not edit.
   No server and no network call: everything that a function needs stands in this file. */
"use strict";
(function (root) {
const TITLES = {"10": "All industries", "11": "Farming, forestry, fishing", "111": "Crops", "1111": "Oilseeds and grain", "1112": "Vegetables and melons", "1113": "Fruit and tree nuts", "1114": "Greenhouses and nurseries", "1119": "Other crops", "112": "Livestock", "1121": "Cattle", "1122": "Hogs", "1123": "Poultry and eggs", "1124": "Sheep and goats", "1125": "Fish farming", "1129": "Other animals", "113": "Forestry and logging", "1131": "Timber tracts", "1132": "Forest nurseries", "1133": "Logging", "114": "Fishing and hunting", "1141": "Fishing", "1142": "Hunting and trapping", "115": "Support for farms and forestry", "1151": "Services to crop farms", "1152": "Services to animal farms", "1153": "Services to forestry", "21": "Mining, oil and gas", "211": "Oil and gas extraction", "2111": "Oil and gas producers", "212": "Mining, except oil and gas", "2121": "Coal mines", "2122": "Metal ore mines", "2123": "Quarries and other mines", "213": "Support for mining", "2131": "Services to mining and drilling", "22": "Utilities", "221": "Utilities, all", "2211": "Electric power", "2212": "Natural gas distribution", "2213": "Water and sewage systems", "23": "Construction", "236": "Buildings", "2361": "Home building", "2362": "Commercial and industrial building", "237": "Heavy and civil construction", "2371": "Utility line construction", "2372": "Land subdivision", "2373": "Road and bridge construction", "2379": "Other heavy construction", "238": "Specialty trades", "2381": "Foundation and exterior trades", "2382": "Electrical, plumbing and heating trades", "2383": "Interior finishing trades", "2389": "Other specialty trades", "31-33": "Manufacturing", "311": "Food products", "3111": "Animal feed", "3112": "Grain and oilseed milling", "3113": "Sugar and candy", "3114": "Canned and frozen produce", "3115": "Dairy products", "3116": "Meat products", "3117": "Seafood products", "3118": "Bakeries and tortillas", "3119": "Snacks, coffee and other foods", "312": "Beverages and tobacco", "3121": "Beverages", "3122": "Tobacco products", "313": "Textile mills", "3131": "Yarn and thread mills", "3132": "Fabric mills", "3133": "Fabric finishing", "314": "Textile goods", "3141": "Carpets, curtains and linens", "3149": "Other textile goods", "315": "Clothing makers", "3151": "Knitted clothing", "3152": "Cut and sewn clothing", "3159": "Clothing accessories", "316": "Leather goods", "3161": "Leather tanning", "3162": "Footwear makers", "3169": "Other leather goods", "321": "Wood products", "3211": "Sawmills", "3212": "Plywood and engineered wood", "3219": "Other wood products", "322": "Paper products", "3221": "Pulp and paper mills", "3222": "Converted paper products", "323": "Printing", "3231": "Printing and print services", "324": "Petroleum and coal products", "3241": "Refineries and asphalt", "325": "Chemicals", "3251": "Basic chemicals", "3252": "Resins and synthetic fibers", "3253": "Fertilizers and pesticides", "3254": "Medicines", "3255": "Paints and adhesives", "3256": "Soaps and toiletries", "3259": "Other chemicals", "326": "Plastics and rubber products", "3261": "Plastic products", "3262": "Rubber products", "327": "Stone, clay and glass products", "3271": "Clay products", "3272": "Glass products", "3273": "Cement and concrete", "3274": "Lime and gypsum", "3279": "Other mineral products", "331": "Primary metals", "3311": "Iron and steel mills", "3312": "Products of purchased steel", "3313": "Aluminum", "3314": "Other nonferrous metals", "3315": "Foundries", "332": "Metal products", "3321": "Forging and stamping", "3322": "Cutlery and hand tools", "3323": "Structural metals", "3324": "Boilers and tanks", "3325": "Hardware", "3326": "Springs and wire products", "3327": "Machine shops, screws and bolts", "3328": "Coating and heat treating", "3329": "Other metal products", "333": "Machinery", "3331": "Farm, building and mining machines", "3332": "Industrial machines", "3333": "Commercial and service machines", "3334": "Heating and cooling equipment", "3335": "Metalworking machines", "3336": "Engines and turbines", "3339": "Other machinery", "334": "Computers and electronics", "3341": "Computers and peripherals", "3342": "Communications equipment", "3343": "Audio and video equipment", "3344": "Semiconductors and components", "3345": "Measuring and control instruments", "3346": "Magnetic and optical media", "335": "Electrical equipment", "3351": "Lighting equipment", "3352": "Household appliances", "3353": "Electrical power equipment", "3359": "Other electrical equipment", "336": "Transport equipment", "3361": "Motor vehicles", "3362": "Vehicle bodies and trailers", "3363": "Vehicle parts", "3364": "Aerospace", "3365": "Railroad cars", "3366": "Ships and boats", "3369": "Other transport equipment", "337": "Furniture makers", "3371": "Household furniture and cabinets", "3372": "Office furniture", "3379": "Mattresses and blinds", "339": "Other manufacturing", "3391": "Medical equipment and supplies", "3399": "Other manufactured goods", "42": "Wholesale", "423": "Wholesale of durable goods", "4231": "Vehicle wholesale", "4232": "Furniture wholesale", "4233": "Lumber and building wholesale", "4234": "Commercial equipment wholesale", "4235": "Metal and mineral wholesale", "4236": "Electrical goods wholesale", "4237": "Hardware and plumbing wholesale", "4238": "Machinery wholesale", "4239": "Other durable goods wholesale", "424": "Wholesale of nondurable goods", "4241": "Paper wholesale", "4242": "Drug wholesale", "4243": "Clothing and fabric wholesale", "4244": "Grocery wholesale", "4245": "Farm product wholesale", "4246": "Chemical wholesale", "4247": "Petroleum wholesale", "4248": "Beer, wine and liquor wholesale", "4249": "Other nondurable wholesale", "425": "Wholesale agents and brokers", "4251": "Wholesale markets, agents, brokers", "44-45": "Retail", "441": "Vehicle and parts dealers", "4411": "Car dealers", "4412": "Other vehicle dealers", "4413": "Auto parts and tire stores", "442": "Furniture stores", "4421": "Furniture shops", "4422": "Home furnishing shops", "443": "Electronics stores", "4431": "Electronics and appliance shops", "444": "Building and garden stores", "4441": "Building material stores", "4442": "Lawn and garden stores", "445": "Food and drink stores", "4451": "Grocery stores", "4452": "Specialty food stores", "4453": "Liquor stores", "446": "Health and beauty stores", "4461": "Pharmacies and health shops", "447": "Filling stations", "4471": "Gasoline stations", "448": "Clothing stores", "4481": "Clothing shops", "4482": "Shoe shops", "4483": "Jewelry and luggage shops", "449": "Furniture, electronics, appliance retail", "4491": "Furniture and furnishing retailers", "4492": "Electronics and appliance retailers", "451": "Hobby, book and music stores", "4511": "Sports, hobby and music shops", "4512": "Book and news shops", "452": "General stores", "4521": "Department stores", "4522": "Department stores (from 2017)", "4523": "Supercenters and general stores", "4529": "Other general stores", "453": "Other stores", "4531": "Florists", "4532": "Office supply and gift shops", "4533": "Used goods shops", "4539": "Other specialty shops", "454": "Selling without stores", "4541": "Online and mail-order sellers", "4542": "Vending machines", "4543": "Direct sellers", "455": "General merchandise retail", "4551": "Department store retailers", "4552": "Warehouse clubs and supercenters", "456": "Health and personal care retail", "4561": "Pharmacies and personal care retailers", "457": "Fuel dealers and stations", "4571": "Gasoline stations (from 2022)", "4572": "Heating fuel dealers", "458": "Clothing and shoe retail", "4581": "Clothing and accessories retailers", "4582": "Shoe retailers", "4583": "Jewelry and luggage retailers", "459": "Hobby, book and other retail", "4591": "Sports, hobby and music retailers", "4592": "Book and news retailers", "4593": "Florists (from 2022)", "4594": "Office supply and gift retailers", "4595": "Used goods retailers", "4599": "Other specialty retailers", "48-49": "Transport and warehousing", "481": "Airlines", "4811": "Scheduled airlines", "4812": "Charter flights", "482": "Railroads", "4821": "Rail transport", "483": "Shipping", "4831": "Ocean and coastal shipping", "4832": "Inland shipping", "484": "Trucking", "4841": "General freight trucking", "4842": "Specialized trucking", "485": "Buses, taxis and transit", "4851": "City transit", "4852": "Intercity buses", "4853": "Taxis and limousines", "4854": "School buses", "4855": "Charter buses", "4859": "Other passenger transport", "486": "Pipelines", "4861": "Crude oil pipelines", "4862": "Gas pipelines", "4869": "Other pipelines", "487": "Sightseeing transport", "4871": "Sightseeing on land", "4872": "Sightseeing on water", "4879": "Other sightseeing", "488": "Support for transport", "4881": "Airports and air support", "4882": "Rail support", "4883": "Ports and water support", "4884": "Road support", "4885": "Freight arrangement", "4889": "Other transport support", "491": "Postal service", "4911": "Post offices", "492": "Couriers", "4921": "Express couriers", "4922": "Local messengers", "493": "Warehousing", "4931": "Warehouses", "51": "Information", "511": "Publishing", "5111": "Newspapers, books and directories", "5112": "Software publishers", "512": "Film and sound", "5121": "Film and video", "5122": "Music recording", "513": "Publishing industries", "5131": "Newspaper, book and directory publishers", "5132": "Software publishers (from 2022)", "515": "Broadcasting", "5151": "Radio and television", "5152": "Cable programming", "516": "Online and other broadcasting", "5161": "Internet publishing; radio and TV (from 2022)", "5162": "Streaming and media networks", "517": "Telecommunications", "5171": "Wired telecom", "5172": "Wireless telecom", "5173": "Wired and wireless telecom; resellers to 2006", "5174": "Satellite telecom", "5175": "Cable distribution", "5178": "All other telecom", "5179": "Other telecom", "518": "Data processing and hosting", "5181": "Internet providers and search portals", "5182": "Data processing, hosting and cloud", "519": "Other information", "5191": "Libraries, archives, web search", "5192": "Libraries, archives, search portals", "52": "Finance and insurance", "521": "Central bank", "5211": "Federal Reserve banks", "522": "Banks and credit", "5221": "Banks and credit unions", "5222": "Lenders without deposits", "5223": "Loan brokers and servicers", "523": "Securities and investment", "5231": "Securities dealers", "5232": "Securities exchanges", "5239": "Investment advice and funds", "524": "Insurance", "5241": "Insurers", "5242": "Insurance agents and services", "525": "Funds and trusts", "5251": "Pension and benefit funds", "5259": "Other funds and trusts", "53": "Real estate and rental", "531": "Real estate", "5311": "Landlords", "5312": "Real estate agents", "5313": "Property management and appraisal", "532": "Rental and leasing", "5321": "Car and truck rental", "5322": "Consumer goods rental", "5323": "General rental centers", "5324": "Machinery rental", "533": "Lessors of patents and brands", "5331": "Patents, brands and franchises", "54": "Professional and technical services", "541": "Professional services, all", "5411": "Legal services", "5412": "Accounting and payroll", "5413": "Architecture and engineering", "5414": "Design", "5415": "Computer systems design", "5416": "Management and technical consulting", "5417": "Scientific research", "5418": "Advertising and public relations", "5419": "Veterinary and other professional services", "55": "Company management", "551": "Management of companies", "5511": "Head offices and holding companies", "56": "Administrative and waste services", "561": "Administrative services", "5611": "Office administration", "5612": "Facilities support", "5613": "Staffing agencies", "5614": "Business support, call centers", "5615": "Travel agencies", "5616": "Security and investigation", "5617": "Cleaning and landscaping", "5619": "Other support services", "562": "Waste services", "5621": "Waste collection", "5622": "Waste treatment and disposal", "5629": "Cleanup and recycling", "61": "Education", "611": "Schools and training", "6111": "Elementary and secondary schools", "6112": "Junior colleges", "6113": "Colleges and universities", "6114": "Business and computer schools", "6115": "Trade schools", "6116": "Other schools and lessons", "6117": "Education support", "62": "Health care and social assistance", "621": "Outpatient care", "6211": "Physicians' offices", "6212": "Dentists' offices", "6213": "Other practitioners' offices", "6214": "Outpatient centers", "6215": "Medical and imaging laboratories", "6216": "Home health care", "6219": "Ambulances and other outpatient care", "622": "Hospitals", "6221": "General hospitals", "6222": "Psychiatric and addiction hospitals", "6223": "Specialty hospitals", "623": "Nursing and residential care", "6231": "Nursing homes", "6232": "Disability and addiction homes", "6233": "Homes for the elderly", "6239": "Other residential care", "624": "Social assistance", "6241": "Services to families and individuals", "6242": "Food, housing and emergency relief", "6243": "Vocational rehabilitation", "6244": "Child care", "71": "Arts, entertainment, recreation", "711": "Performing arts and sports", "7111": "Theater, dance and music companies", "7112": "Spectator sports", "7113": "Event promoters", "7114": "Agents of artists and athletes", "7115": "Independent artists and writers", "712": "Museums and parks", "7121": "Museums, zoos and parks", "713": "Amusement and gambling", "7131": "Amusement parks and arcades", "7132": "Casinos and gambling", "7139": "Golf, fitness and other recreation", "72": "Lodging and food service", "721": "Lodging", "7211": "Hotels and motels", "7212": "Campgrounds and RV parks", "7213": "Rooming houses", "722": "Food service", "7221": "Full-service restaurants", "7222": "Limited-service eating places", "7223": "Caterers and food contractors", "7224": "Bars", "7225": "Restaurants", "81": "Other services", "811": "Repair", "8111": "Vehicle repair", "8112": "Electronics repair", "8113": "Machinery repair", "8114": "Household goods repair", "812": "Personal and laundry services", "8121": "Hair, nail and skin care", "8122": "Funeral services", "8123": "Laundries and dry cleaners", "8129": "Pet, parking and other personal services", "813": "Associations", "8131": "Religious organizations", "8132": "Foundations and charities", "8133": "Advocacy groups", "8134": "Civic and social clubs", "8139": "Business and labor associations", "814": "Private households", "8141": "Household workers", "92": "Public administration", "921": "Government executives and legislatures", "9211": "Executive, legislative and general government", "922": "Justice and public safety", "9221": "Courts, police, fire and prisons", "923": "Human resource programs", "9231": "Administration of human resource programs", "924": "Environmental programs", "9241": "Administration of environmental programs", "925": "Housing and planning programs", "9251": "Administration of housing and planning", "926": "Economic programs", "9261": "Administration of economic programs", "927": "Space research", "9271": "Space agencies", "928": "Defense and foreign affairs", "9281": "National security and foreign affairs", "99": "Not classified", "999": "Not classified, all", "9999": "Employers not yet classified"};
const PRICE_INDEX = {"1975": 53.8, "1976": 56.9, "1977": 60.6, "1978": 65.2, "1979": 72.6, "1980": 82.4, "1981": 90.9, "1982": 96.5, "1983": 99.6, "1984": 103.9, "1985": 107.6, "1986": 109.6, "1987": 113.6, "1988": 118.3, "1989": 124.0, "1990": 130.7, "1991": 136.2, "1992": 140.3, "1993": 144.5, "1994": 148.2, "1995": 152.4, "1996": 156.9, "1997": 160.5, "1998": 163.0, "1999": 166.6, "2000": 172.2, "2001": 177.1, "2002": 179.9, "2003": 184.0, "2004": 188.9, "2005": 195.3, "2006": 201.6, "2007": 207.342, "2008": 215.303, "2009": 214.537, "2010": 218.056, "2011": 224.939, "2012": 229.594, "2013": 232.957, "2014": 236.736, "2015": 237.017, "2016": 240.007, "2017": 245.12, "2018": 251.107, "2019": 255.657, "2020": 258.811, "2021": 270.97, "2022": 292.655, "2023": 304.702, "2024": 313.689, "2025": 321.943};
const UNITED_STATES = ["US", "US000", "U.S.", "UNITED STATES", "CUUR0000SA0"];
const PREFIX = "IC.";

/* What a cell holds: a number, a code, or an error. Errors are Excel's own words for them. */
const MISSING = "#N/A", ZERO = "#DIV/0!", WRONG = "#VALUE!", NUMBER = "#NUM!";

class CellError {
  constructor(text) { this.text = text; }
}
const errorOf = (text) => new CellError([MISSING, ZERO, NUMBER].includes(text) ? text : WRONG);

function numberOf(cell) {
  if (cell instanceof CellError) return cell;
  if (cell === null || cell === undefined || cell === "") return errorOf(MISSING);
  if (typeof cell !== "number") return errorOf(WRONG);
  return Number.isNaN(cell) ? errorOf(MISSING) : cell;
}

function codeOf(cell) {
  if (typeof cell === "string" && cell !== "") return cell.split(/\s+/).filter(Boolean).join(" ");
  const number = numberOf(cell);
  return number instanceof CellError ? number : String(number);
}

/* The formulas on single values; NaN or null is no result. */
function ratio(top, bottom) {
  if (bottom === 0) return NaN;
  const quotient = top / bottom;
  return Number.isFinite(quotient) ? quotient : NaN;
}

const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

const total = (values) => values.reduce((sum, value) => sum + value, 0);

const quotient = (regionIndustry, regionTotal, referenceIndustry, referenceTotal) =>
  ratio(ratio(regionIndustry, regionTotal), ratio(referenceIndustry, referenceTotal));

function growthRate(first, last, years) {
  const growth = ratio(last, first);
  if (!(growth >= 0 && first > 0 && years > 0)) return NaN;
  return Math.pow(growth, ratio(1, years)) - 1;
}

function shiftShare(first, last, industryFirst, industryLast, totalFirst, totalLast) {
  const all = ratio(totalLast, totalFirst), industry = ratio(industryLast, industryFirst);
  return [first * (all - 1), first * (industry - all), last - first * industry];
}

/* Natural breaks (Fisher-Jenks): the additions in the order in which every language does them. */
function spreads(known, last) {
  const found = [];
  let sum = 0, squares = 0;
  for (let length = 1; length <= last + 1; length++) {
    const value = known[last - length + 1];
    sum += value;
    squares += value * value;
    found.push(squares - sum * sum / length);
  }
  return found;
}

function best(runs, before, last) {
  let least = Number.MAX_VALUE, begins = 0;
  for (let length = 1; length <= last; length++) {
    const spread = runs[length - 1] + before[last - length];
    if (least >= spread) { least = spread; begins = last - length + 1; }
  }
  return [least, begins];
}

function cuts(known) {
  const one = [], two = [], last = known.length - 1;
  for (let at = 0; at <= last; at++) {
    const runs = spreads(known, at);
    one.push(runs[at]);
    two.push(best(runs, one, at)[0]);
  }
  const third = best(spreads(known, last), two, last)[1];
  return [best(spreads(known, third - 1), one, third - 1)[1], third];
}

function classBounds(values) {
  const known = [...values].sort((a, b) => a - b);
  const without = { known, middle: null, high: null };
  if (new Set(known).size < 3 || Math.max(-known[0], known[known.length - 1]) > 1e150) return without;
  const above = (at) => {
    const place = known.findIndex((one) => one > known[at]);
    return place < 0 ? known.length : place;
  };
  const [middle, high] = cuts(known).map((begins) => above(begins - 1));
  if (!(middle > 0 && middle < high && high < known.length)) return without;
  return { known, middle: known[middle], high: known[high] };
}

function classWithin(value, bounds) {
  if (bounds.middle !== null) return 1 + (value >= bounds.middle) + (value >= bounds.high);
  const count = bounds.known.length, rank = 1 + bounds.known.filter((other) => other > value).length;
  return 1 + (rank * 3 <= 2 * count) + (rank * 3 <= count);
}

const LEVELS = [null, "Low", "Medium", "High"];

function wageLevels(allPay) {
  const bounds = classBounds(allPay);
  return (pay) => LEVELS[classWithin(pay, bounds)];
}

function priceIndex(area, year) {
  const known = UNITED_STATES.includes(area.toUpperCase()) && has(PRICE_INDEX, String(year));
  return known ? PRICE_INDEX[String(year)] : NaN;
}

const title = (code) => (has(TITLES, code) ? TITLES[code] : null);

const clusterQuotient = (regionMembers, regionTotal, referenceMembers, referenceTotal) =>
  quotient(total(regionMembers), regionTotal, total(referenceMembers), referenceTotal);

/* A function for each name, and what each of its arguments takes: n a number, r a range, t a code. */
const BODIES = {
  LQ: ["nnnn", quotient],
  LQCHANGE: ["nn", (first, last) => ratio(last, first) - 1],
  AAGR: ["nnn", growthRate],
  AVGPAY: ["nn", ratio],
  REALPAY: ["nnn", (pay, index, baseIndex) => ratio(pay * baseIndex, index)],
  CPIU: ["tn", priceIndex],
  SHIFTSHARE: ["nnnnnn", shiftShare],
  NATURALBREAKS: ["r", null],
  WAGELEVEL: ["nr", null],
  NAICSTITLE: ["t", title],
  CLUSTERLQ: ["rnrn", clusterQuotient],
};

/* A call from cells: every argument as rows, rows out. */
function evaluate(name, tables) {
  const [takes, body] = BODIES[name];
  const read = tables.map((rows, at) => rows.map((row) => row.map(takes[at] === "t" ? codeOf : numberOf)));
  if (name === "NATURALBREAKS") return naturalBreaks(read[0]);
  const together = read.map((rows, at) => (takes[at] === "r" ? [[collected(rows)]] : rows));
  const down = Math.max(...together.map((rows) => rows.length));
  const across = Math.max(...together.map((rows) => rows[0].length));
  if (!fits(together, down, across) || !equalSizes(read, takes)) return [[errorOf(WRONG)]];
  const level = name === "WAGELEVEL" && !(together[1][0][0] instanceof CellError) ? wageLevels(together[1][0][0]) : null;
  const work = level ? (pay) => level(pay) : body;
  const found = [];
  for (let row = 0; row < down; row++) {
    const shown = [];
    for (let column = 0; column < across; column++) {
      const cells = cell(together, row, column, work, takes, name);
      if (cells.length > 1) found.push(cells); else shown.push(cells[0]);
    }
    if (shown.length) found.push(shown);
  }
  return found;
}

function collected(rows) {
  const cells = rows.flat();
  return cells.find((one) => one instanceof CellError) || cells;
}

const fits = (tables, down, across) => tables.every((rows) =>
  [1, down].includes(rows.length) && [1, across].includes(rows[0].length));

function equalSizes(tables, takes) {
  const sizes = tables.filter((_, at) => takes[at] === "r").map((rows) => rows.length * rows[0].length);
  return new Set(sizes).size <= 1;
}

function cell(tables, row, column, body, takes, name) {
  const values = tables.map((rows) => rows[rows.length > 1 ? row : 0][rows[0].length > 1 ? column : 0]);
  const error = values.find((value) => value instanceof CellError);
  if (error) return Array(name === "SHIFTSHARE" ? 3 : 1).fill(error);
  const found = body(...values);
  return (Array.isArray(found) ? found : [found]).map((one) => shown(one, values, takes));
}

function shown(result, values, takes) {
  if (typeof result === "string" || (result !== null && Number.isFinite(result))) return result;
  if (takes.includes("t") || result === null) return errorOf(MISSING);
  const zero = values.some((value) => (Array.isArray(value) ? total(value) : value) === 0);
  return errorOf(zero ? ZERO : NUMBER);
}

function naturalBreaks(rows) {
  const bounds = classBounds(rows.flat().filter((cell) => !(cell instanceof CellError)));
  return rows.map((row) => row.map((value) => (value instanceof CellError ? value : classWithin(value, bounds))));
}

/* A cell of Excel's as the bodies take it, and back: errors are objects there. */
function fromExcel(cell) {
  if (cell instanceof CellError) return cell;
  if (!cell || typeof cell !== "object") return cell;
  if (cell.type && cell.type !== "Error") return cell.basicValue;
  return errorOf(cell.basicValue || cell.code || cell.message || "");
}

function toExcel(cell) {
  if (!(cell instanceof CellError)) return cell;
  const codes = { "#N/A": "notAvailable", "#DIV/0!": "divisionByZero", "#NUM!": "invalidNumber" };
  const code = codes[cell.text] || "invalidValue";
  return new root.CustomFunctions.Error(root.CustomFunctions.ErrorCode[code]);
}

const asRows = (given) => (Array.isArray(given) ? given : [[given]]);

function called(name, given) {
  const tables = given.slice(0, BODIES[name][0].length).map((one) => asRows(one).map((row) => row.map(fromExcel)));
  return evaluate(name, tables).map((row) => row.map(toExcel));
}

if (root.CustomFunctions && root.CustomFunctions.associate) {
  for (const name of Object.keys(BODIES)) {
    root.CustomFunctions.associate(PREFIX + name, (...given) => called(name, given));
  }
}
if (typeof module !== "undefined") module.exports = { evaluate, CellError, errorOf, names: Object.keys(BODIES) };
})(typeof globalThis !== "undefined" ? globalThis : this);
