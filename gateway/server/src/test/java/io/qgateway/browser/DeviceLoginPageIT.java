package io.qgateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qgateway.GatewayRunner;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** An account that is logged in by approving a code elsewhere. */
@BrowserTest
class DeviceLoginPageIT {

    private final GatewayRunner gateway;
    private final Visitor visitor;

    DeviceLoginPageIT(GatewayRunner gateway, Visitor visitor) {
        this.gateway = gateway;
        this.visitor = visitor;
    }

    @Test
    void showsLinkCodeAndQrAndSeesTheApprovalByItself() throws Exception {
        visitor.arriveLoggedIn("#/add/login");
        visitor.type("Name", "alice");
        visitor.click("Get a code");

        visitor.sees("Waiting for the approval");
        var code = visitor.one(".device-code strong").getText();
        var link = visitor.one("[data-test=approve-link]").getDomProperty("href");
        assertThat(gateway.simulator().waitingLogins()).containsExactly(code);
        assertThat(link).startsWith(gateway.simulator().endpoint().toString()).contains(code);
        assertThat(scanned()).isEqualTo(link);

        gateway.simulator().approveLogin(code, "alice");
        visitor.sees("The account is logged in");
        visitor.click("Show the account");
        visitor.sees("alice", "It takes requests.");
        visitor.click("Test");
        visitor.sees("alice answered in");
    }

    @Test
    void findsALoginUnderWayAgain() {
        visitor.arriveLoggedIn("#/add/login");
        visitor.click("Get a code");
        var code = visitor.one(".device-code strong").getText();

        visitor.open("#/accounts");
        visitor.sees("No accounts yet");
        visitor.open("#/add/login");
        assertThat(visitor.one(".device-code strong").getText()).isEqualTo(code);
        visitor.reload();
        assertThat(visitor.one(".device-code strong").getText()).isEqualTo(code);

        visitor.click("Give up");
        visitor.sees("Get a code");
        assertThat(accounts()).isZero();
    }

    @Test
    void saysThatTheLoginWasDenied() {
        visitor.arriveLoggedIn("#/add/login");
        visitor.click("Get a code");

        gateway.simulator().denyLogin(visitor.one(".device-code strong").getText());

        visitor.sees("The request was denied on Amazon’s page");
        visitor.click("Try with a new code");
        visitor.sees("Get a code");
    }

    @Test
    void logsAnAccountInAgain() throws Exception {
        gateway.addAccount("alice").revoke();
        Seats.refresh(gateway, "alice");
        visitor.arriveLoggedIn("#/accounts/" + Seats.id(gateway, "alice"));

        visitor.click("Log in again");
        visitor.click("Get a code");
        gateway.simulator().approveLogin(visitor.one(".device-code strong").getText(), "alice");
        visitor.sees("The account is logged in");
        visitor.click("Show the account");

        visitor.sees("It takes requests.");
        assertThat(accounts()).isEqualTo(1);
    }

    private int accounts() {
        return gateway.part(AccountStore.class).list(AccountQuery.everything()).accounts().size();
    }

    /** What a telephone reads from the QR code. */
    private String scanned() throws Exception {
        var png = visitor.one(".device-qr").getScreenshotAs(OutputType.BYTES);
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }
}
