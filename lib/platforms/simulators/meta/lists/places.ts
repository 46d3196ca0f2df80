import { COUNTRIES } from "@/lib/shared/countries";

/** A place of the simulated atlas. Keys look like Meta's and are none, but for countries, whose key is their code. */
export type Place = { key: string; name: string; type: "country" | "region" | "city"; country: string; region: string | null };

/** `country: regions`. */
const REGIONS = `
US: Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Georgia; Hawaii; Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia; Washington; West Virginia; Wisconsin; Wyoming
CA: Alberta; British Columbia; Manitoba; New Brunswick; Nova Scotia; Ontario; Quebec; Saskatchewan
GB: England; Scotland; Wales; Northern Ireland
DE: Baden-Württemberg; Bavaria; Berlin; Brandenburg; Bremen; Hamburg; Hesse; Lower Saxony; North Rhine-Westphalia; Rhineland-Palatinate; Saxony; Thuringia
FR: Île-de-France; Provence-Alpes-Côte d'Azur; Auvergne-Rhône-Alpes; Brittany; Normandy; Occitanie
ES: Andalusia; Catalonia; Community of Madrid; Valencian Community; Basque Country
IT: Lombardy; Lazio; Campania; Sicily; Veneto; Tuscany
AU: New South Wales; Victoria; Queensland; Western Australia; South Australia; Tasmania
JP: Tokyo; Osaka Prefecture; Hokkaido; Kyoto Prefecture; Aichi Prefecture
BR: São Paulo; Rio de Janeiro; Minas Gerais; Bahia
IN: Maharashtra; Karnataka; Delhi; Tamil Nadu; West Bengal
MX: Mexico City; Jalisco; Nuevo León
`;

/** `country, region: cities`. */
const CITIES = `
US, California: Los Angeles; San Francisco; San Diego; Sacramento; Oakland; Anaheim
US, New York: New York; Buffalo; Rochester; Albany
US, Texas: Houston; Dallas; Austin; San Antonio; Paris
US, Florida: Miami; Orlando; Tampa; Jacksonville
US, Illinois: Chicago; Springfield
US, Massachusetts: Boston; Cambridge; Springfield
US, Washington: Seattle; Spokane
US, Hawaii: Honolulu; Hilo
US, Georgia: Atlanta; Savannah
US, Nevada: Las Vegas; Reno
US, Colorado: Denver; Boulder
US, Pennsylvania: Philadelphia; Pittsburgh
CA, Ontario: Toronto; Ottawa; London; Hamilton
CA, Quebec: Montreal; Quebec City
CA, British Columbia: Vancouver; Victoria
GB, England: London; Manchester; Birmingham; Liverpool; Cambridge; Bristol
GB, Scotland: Edinburgh; Glasgow
GB, Wales: Cardiff
DE, Berlin: Berlin
DE, Bavaria: Munich; Nuremberg
DE, Hamburg: Hamburg
DE, Hesse: Frankfurt
DE, North Rhine-Westphalia: Cologne; Düsseldorf; Dortmund
FR, Île-de-France: Paris; Versailles
FR, Provence-Alpes-Côte d'Azur: Marseille; Nice
FR, Auvergne-Rhône-Alpes: Lyon; Grenoble
ES, Community of Madrid: Madrid
ES, Catalonia: Barcelona
ES, Andalusia: Seville; Málaga
IT, Lazio: Rome
IT, Lombardy: Milan
IT, Campania: Naples
AU, New South Wales: Sydney; Newcastle
AU, Victoria: Melbourne; Geelong
AU, Queensland: Brisbane; Cairns
JP, Tokyo: Tokyo
JP, Osaka Prefecture: Osaka
JP, Kyoto Prefecture: Kyoto
BR, São Paulo: São Paulo; Campinas
BR, Rio de Janeiro: Rio de Janeiro
IN, Maharashtra: Mumbai; Pune
IN, Karnataka: Bengaluru
IN, Delhi: New Delhi
MX, Mexico City: Mexico City
MX, Jalisco: Guadalajara
`;

const names = new Intl.DisplayNames("en", { type: "region" });

/** "United States" for US. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(": "));

export const PLACES: readonly Place[] = [
  ...COUNTRIES.map((code): Place => ({ key: code, name: countryName(code), type: "country", country: code, region: null })),
  ...lines(REGIONS)
    .flatMap(([country = "", list = ""]) => list.split("; ").map((name) => ({ country, name })))
    .map(({ country, name }, index): Place => ({ key: String(3_843 + index), name, type: "region", country, region: null })),
  ...lines(CITIES)
    .flatMap(([where = "", list = ""]) => {
      const [country = "", region = ""] = where.split(", ");
      return list.split("; ").map((name) => ({ country, region, name }));
    })
    .map(({ country, region, name }, index): Place => ({ key: String(2_418_046 + index * 13), name, type: "city", country, region })),
];

const byKey = new Map(PLACES.map((place) => [place.key, place]));

/** The place of a key, or null. */
export function placeOf(key: string): Place | null {
  return byKey.get(key) ?? null;
}
