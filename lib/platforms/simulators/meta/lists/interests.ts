/** An interest of the simulated catalogue. Ids look like Meta's and are none. */
export type Interest = { id: string; name: string; path: readonly string[]; size: number };

/** `Category › topic: names`, those that a family-friendly brand must not be near among them. */
const CATALOGUE = `
Entertainment › Movies: Movies; Animated movies; Family films; Action movies; Comedy movies; Fantasy movies; Cinemas; Streaming services
Entertainment › Music: Music; Pop music; Rock music; Classical music; Concerts; Music festivals
Entertainment › Games: Video games; Board games; Puzzle video games; Esports; Role-playing games
Entertainment › Gambling: Casino games; Online gambling; Poker; Sports betting; Lottery; Slot machines
Family and relationships: Family; Parenting; Motherhood; Fatherhood; Weddings; Friendship
Food and drink › Alcoholic drinks: Beer; Wine; Whisky; Vodka; Cocktails; Craft beer; Wine tasting
Food and drink › Food: Restaurants; Pizza; Vegetarian cuisine; Baking; Barbecue; Coffee; Chocolate; Fast food
Fitness and wellness: Physical fitness; Yoga; Running; Meditation; Dieting; Bodybuilding
Hobbies and activities › Travel: Travel; Beaches; Cruises; Theme parks; Hotels; Adventure travel; Air travel; Ecotourism
Hobbies and activities › Pets: Dogs; Cats; Aquariums; Pet food
Hobbies and activities › Home and garden: Gardening; Do it yourself; Furniture; Interior design
Hobbies and activities › Vehicles: Cars; Electric vehicles; Motorcycles; Hybrid cars
Hobbies and activities › Arts: Photography; Painting; Crafts; Dance; Theatre
Shopping and fashion: Online shopping; Clothing; Children's clothing; Shoes; Toys; Jewellery; Cosmetics; Luxury goods
Shopping and fashion › Tobacco: Electronic cigarettes; Cigars
Sports and outdoors: Football; Basketball; Tennis; Surfing; Sailing; Hiking; Camping; Skiing; Golf; Hunting
Technology: Smartphones; Tablets; Computers; Televisions; Smart home; Photography equipment
Business and industry: Small business; Entrepreneurship; Online banking; Investment; Real estate; Higher education; Online dating
`;

export const INTERESTS: readonly Interest[] = CATALOGUE.trim()
  .split("\n")
  .flatMap((line) => {
    const [category = "", names = ""] = line.split(": ");
    return names.split("; ").map((name) => ({ name, path: ["Interests", ...category.split(" › "), name] }));
  })
  .map((interest, index) => ({
    ...interest,
    id: String(6_003_000_000_017 + index * 1_009),
    size: 900_000 + ((index * 7_919) % 900) * 1_000_000,
  }));
