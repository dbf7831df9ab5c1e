// npm run build: the renderer and the desktop host, whatever of them is out of date
import { buildElectron } from './build-electron.ts';
import { buildRenderer } from './build-renderer.ts';

const words = { built: '编译好了', fresh: '已是最新' } as const;

console.log(`界面：${words[await buildRenderer()]}`);
console.log(`桌面主程序：${words[await buildElectron()]}`);
