import { setTestEnv, TEST_ENVIRONMENT } from "./environment";

setTestEnv(TEST_ENVIRONMENT);
