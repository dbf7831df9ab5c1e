import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useServices } from '../../state/services.ts';
import { OverAll } from './over-all.tsx';
import './attachments.css';

/** Why there is no picture from the camera, and the way out. */
const troubles: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  NotAllowedError: {
    title: '摄像头没有被允许',
    text: '请在浏览器地址栏左边的图标里允许摄像头，或在 Windows「设置—隐私和安全性—相机」里打开，再按「再试一次」。也可以用手机拍好，把照片拖进来。',
  },
  NotFoundError: {
    title: '没有找到摄像头',
    text: '请接上摄像头或高拍仪，再按「再试一次」。也可以用手机拍好，把照片拖进来。',
  },
  NotReadableError: {
    title: '摄像头正被别的程序占用',
    text: '请关掉正在用摄像头的程序（微信视频、会议软件），再按「再试一次」。',
  },
};
const unknownTrouble = {
  title: '摄像头打不开',
  text: '请重新插一次摄像头，再按「再试一次」。也可以用手机拍好，把照片拖进来。',
};

/** As sharp as the camera can: small writing is to be read on it. */
const wanted: MediaStreamConstraints = {
  video: { facingMode: 'environment', width: { ideal: 3840 }, height: { ideal: 2160 } },
  audio: false,
};

interface CameraProps {
  readonly onPhoto: (photo: File) => void;
  readonly onClose: () => void;
}

/** Takes photos of the paper with the camera of this machine, as many as are wanted. */
export function Camera({ onPhoto, onClose }: CameraProps): ReactElement {
  const { clock } = useServices();
  const video = useRef<HTMLVideoElement>(null);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<'starting' | 'on' | keyof typeof troubles>('starting');
  const [taken, setTaken] = useState(0);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    setState('starting');
    const start = async (): Promise<void> => {
      try {
        void round;
        stream = await navigator.mediaDevices.getUserMedia(wanted);
        if (isGone || video.current === null) {
          stop(stream);
          return;
        }
        video.current.srcObject = stream;
        await video.current.play();
        setState('on');
      } catch (error) {
        if (!isGone) setState(error instanceof DOMException ? error.name : 'unknown');
      }
    };
    void start();
    return () => {
      isGone = true;
      stop(stream);
    };
  }, [round]);
  const isOn = state === 'on';
  const trouble = state === 'starting' || isOn ? null : (troubles[state] ?? unknownTrouble);
  const take = async (): Promise<void> => {
    if (video.current === null || !isOn) return;
    const photo = await photoOf(video.current, `拍照 ${timeName(clock.nowMs())}.jpg`);
    if (photo === null) return;
    setTaken((before) => before + 1);
    onPhoto(photo);
  };
  const again = (): void => setRound((before) => before + 1);
  useKeys(
    '拍照',
    [
      { keys: 'Space', label: '拍一张', disabled: !isOn, run: () => void take() },
      { keys: 'r', label: '再试一次', disabled: trouble === null, run: again },
      { keys: 'Escape', label: taken === 0 ? '不拍了' : '拍完了', run: onClose },
    ],
    { layer: 'overlay', modal: true },
  );
  return (
    <OverAll label="拍照" onClose={onClose}>
      <header className="viewer-head">
        <h2 className="md b">拍照</h2>
        <span className="xs t2" role="status">
          {taken === 0 ? '把纸卡放平，四边都在画面里' : `已拍 ${taken} 张，正在附上`}
        </span>
        <span className="grow" />
        <Button look="primary" keys="Space" disabled={!isOn} onClick={() => void take()}>
          拍一张
        </Button>
        <Button keys="Esc" onClick={onClose}>
          {taken === 0 ? '不拍了' : '拍完了'}
        </Button>
        <IconButton icon="cross" label="收起" onClick={onClose} />
      </header>
      {trouble !== null && (
        <div role="alert" style={{ display: 'contents' }}>
          <EmptyState icon="eye" title={trouble.title} text={trouble.text}>
            <Button look="primary" keys="R" onClick={again}>
              再试一次
            </Button>
          </EmptyState>
        </div>
      )}
      <video ref={video} className="camera" hidden={trouble !== null} playsInline muted />
    </OverAll>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function photoOf(video: HTMLVideoElement, name: string): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob && new File([blob], name, { type: 'image/jpeg' })), 'image/jpeg', 0.92),
  );
}

/** A name by which photos of one day are told apart. */
function timeName(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/\D/g, '').slice(8, 17);
}
