/** What the tests use of the platforms' own SDKs, which come without types. */
declare module "facebook-nodejs-business-sdk" {
  type Values = Record<string, unknown>;
  class Node {
    constructor(id: string);
    id: string;
    _data: Values;
    get(fields: string[], params?: Values): Promise<Node>;
    update(fields: string[], params: Values): Promise<Values>;
    delete(fields: string[]): Promise<Values>;
  }
  interface Cursor extends Array<Node> {
    hasNext(): boolean;
    next(): Promise<Cursor>;
  }
  export const FacebookAdsApi: { init(accessToken: string, locale?: string, crashLog?: boolean): unknown };
  export class AdAccount extends Node {
    createCampaign(fields: string[], params: Values): Promise<Node>;
    createAdSet(fields: string[], params: Values): Promise<Node>;
    createAdCreative(fields: string[], params: Values): Promise<Node>;
    createAd(fields: string[], params: Values): Promise<Node>;
    getCampaigns(fields: string[], params?: Values): Promise<Cursor>;
  }
  export class Campaign extends Node {
    getAdSets(fields: string[], params?: Values): Promise<Cursor>;
  }
  export class AdSet extends Node {
    getAds(fields: string[], params?: Values): Promise<Cursor>;
  }
  export class AdCreative extends Node {}
  export class Ad extends Node {}
}

declare module "tiktok-business-api-sdk-official" {
  type Envelope = { code: number; message: string; request_id: string; data: Record<string, unknown> };
  type Answer = (error: Error | null, data: Envelope) => void;
  export class ApiClient {
    static instance: ApiClient;
    basePath: string;
  }
  export class CampaignCreationApi {
    constructor(client: ApiClient);
    campaignCreate(token: string, opts: { body: unknown }, answer: Answer): void;
    campaignUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    campaignStatusUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    campaignGet(advertiserId: string, token: string, opts: Record<string, unknown>, answer: Answer): void;
  }
  export class AdgroupApi {
    constructor(client: ApiClient);
    adgroupCreate(token: string, opts: { body: unknown }, answer: Answer): void;
    adgroupUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    adgroupStatusUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    adgroupGet(advertiserId: string, token: string, opts: Record<string, unknown>, answer: Answer): void;
  }
  export class AdApi {
    constructor(client: ApiClient);
    adCreate(token: string, opts: { body: unknown }, answer: Answer): void;
    adUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    adStatusUpdate(token: string, opts: { body: unknown }, answer: Answer): void;
    adGet(advertiserId: string, token: string, opts: Record<string, unknown>, answer: Answer): void;
  }
}
