import { chips } from "./chips.js";

chips(document);
