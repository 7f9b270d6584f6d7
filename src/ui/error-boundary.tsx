import { Component, type ErrorInfo, type ReactNode } from "react";
import { useWords } from "#words/use-words.tsx";
import { Button, ButtonLink } from "./button.tsx";
import { Page, Row } from "./surface.tsx";

interface Props {
  readonly home: string;
  readonly onReload: () => void;
  readonly onError?: (error: unknown, info: ErrorInfo) => void;
  readonly children: ReactNode;
}

/** Stands in for a screen that failed: says that nothing is lost, and offers a way on. Give it a `key` per screen. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Trouble home={this.props.home} onReload={this.props.onReload} />;
  }
}

function Trouble({ home, onReload }: { home: string; onReload: () => void }): ReactNode {
  const { t } = useWords("shell");
  return (
    <Page>
      <div role="alert">
        <h1>{t("trouble.title")}</h1>
        <p>{t("trouble.saved")}</p>
      </div>
      <Row>
        <Button look="primary" onClick={onReload}>
          {t("trouble.reload")}
        </Button>
        <ButtonLink href={home}>{t("trouble.home")}</ButtonLink>
      </Row>
    </Page>
  );
}
