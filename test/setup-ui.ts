import { configure } from "@testing-library/react";

// A test says what comes, not how soon: a busy machine must not turn it red.
configure({ asyncUtilTimeout: 15_000 });
