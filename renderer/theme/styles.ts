/** Every style sheet, in cascade order; imported once, by main.tsx. */
import './tokens.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import './shell.css';
import './parts.css';
import './layout.css';
import './card.css';
