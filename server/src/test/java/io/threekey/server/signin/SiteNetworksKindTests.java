package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.json.Json;
import io.threekey.server.FoundedHospital;
import io.threekey.server.ServerTest;
import io.threekey.server.Staff;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FieldFault;
import io.threekey.server.governance.PolicyKind.Drafted;
import io.threekey.server.people.SiteId;
import io.threekey.server.signin.SiteNetworks.SiteNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ServerTest
@Import({Staff.class, FoundedHospital.class})
class SiteNetworksKindTests {

    private static final SiteId KNOWN = new SiteId("networked");

    @Autowired
    SiteNetworksKind kind;

    @Autowired
    Staff staff;

    @BeforeEach
    void aSite() {
        staff.nurseAt(KNOWN);
    }

    @Nested
    class TheForm {

        @Test
        void isReadLineByLineAndWrittenTheSame() {
            var read = document("networked 10.20.0.0/16\n\n  networked   2001:db8:20::/48  \n");

            assertThat(read.networks())
                    .containsExactly(
                            new SiteNetwork("networked", "10.20.0.0/16"),
                            new SiteNetwork("networked", "2001:db8:20::/48"));
            assertThat(kind.texts(Optional.of(read.document())).getFirst().value())
                    .isEqualTo("networked 10.20.0.0/16\nnetworked 2001:db8:20::/48");
        }

        @Test
        void mayBeEmpty() {
            assertThat(document("\n").networks()).isEmpty();
        }

        @Test
        void takesNoSiteThatDoesNotExist() {
            assertThat(faults("nowhere 10.20.0.0/16")).containsExactly("signin.networks.fault.unknown-site");
        }

        @Test
        void takesNoNetworkTwice() {
            assertThat(faults("networked 10.20.0.0/16\nnetworked 10.20.0.0/16"))
                    .containsExactly("signin.networks.fault.twice");
        }

        @Test
        void namesEveryLineThatIsNone() {
            assertThat(faults("networked\n! 10.20.0.0/16\nnetworked 10.20.0.1/16"))
                    .containsExactly(
                            "signin.networks.fault.network",
                            "signin.networks.fault.site",
                            "signin.networks.fault.network");
        }

        @Test
        void takesNoMoreThanAreReadAtEverySignIn() {
            var many = IntStream.rangeClosed(0, SiteNetworksReview.MOST_NETWORKS)
                    .mapToObj(number -> "networked 10.%d.%d.0/24".formatted(number / 256, number % 256))
                    .collect(Collectors.joining("\n"));

            assertThat(faults(many)).containsExactly("signin.networks.fault.too-many");
        }

        private List<String> faults(String lines) {
            assertThat(read(lines)).isInstanceOf(Drafted.Faulty.class);
            return ((Drafted.Faulty) read(lines))
                    .faults().stream().map(FieldFault::says).map(Words::key).toList();
        }

        private SiteNetworks document(String lines) {
            assertThat(read(lines)).isInstanceOf(Drafted.Document.class);
            return SiteNetworks.read(((Drafted.Document) read(lines)).document());
        }

        private Drafted read(String lines) {
            return kind.read(Map.of("networks", lines));
        }
    }

    @Nested
    class ADocument {

        @Test
        void ofAnotherFormIsFaulty() {
            assertThat(kind.faultsOf(
                            Json.object().put("format", "site-networks/1").build()))
                    .extracting(Words::key)
                    .containsExactly("signin.networks.fault.shape");
        }

        @Test
        void saysWhichNetworkIsWhere() {
            assertThat(kind.inWords(north().document())).containsExactly(says("signin.networks.says", "north"));
            assertThat(kind.inWords(new SiteNetworks(List.of()).document()))
                    .containsExactly(Words.of("signin.networks.says.none"));
        }

        @Test
        void saysWhatComesAndWhatGoes() {
            var south = new SiteNetworks(List.of(new SiteNetwork("south", "10.20.0.0/16")));

            assertThat(kind.changesInWords(north().document(), south.document()))
                    .containsExactly(says("signin.networks.comes", "south"), says("signin.networks.goes", "north"));
            assertThat(kind.changesInWords(north().document(), north().document()))
                    .isEmpty();
        }

        private static Words says(String key, String site) {
            return Words.of(key, "10.20.0.0/16", site);
        }

        private static SiteNetworks north() {
            return new SiteNetworks(List.of(new SiteNetwork("north", "10.20.0.0/16")));
        }
    }
}
