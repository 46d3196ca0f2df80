import { generate } from "./build/generate.mjs";

generate();
