package io.threekey.server.federation;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real web server in front of ours, as Debian ships it, which keeps its connections to us and shares them. */
record AProxy(Process process, int port) implements AutoCloseable {

    static final Path NGINX = Path.of("/usr/sbin/nginx");
    static final Path APACHE = Path.of("/usr/sbin/apache2");

    static AProxy nginxBefore(int server, Path folder) {
        var port = freePort();
        return started(
                folder,
                """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log stderr error;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    upstream threekey {
                        server 127.0.0.1:%2$d;
                        keepalive 2;
                    }
                    server {
                        listen 127.0.0.1:%3$d;
                        location / {
                            proxy_pass http://threekey;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_set_header Host $http_host;
                            proxy_request_buffering off;
                        }
                    }
                }
                """.formatted(folder, server, port),
                port,
                List.of(NGINX.toString(), "-p", folder.toString(), "-c", folder + "/conf", "-e", "stderr"));
    }

    static AProxy apacheBefore(int server, Path folder) {
        var port = freePort();
        return started(
                folder,
                """
                ServerRoot /usr/lib/apache2
                ServerName 127.0.0.1
                PidFile %1$s/pid
                DefaultRuntimeDir %1$s
                ErrorLog %1$s/error
                LoadModule mpm_event_module modules/mod_mpm_event.so
                LoadModule authz_core_module modules/mod_authz_core.so
                LoadModule proxy_module modules/mod_proxy.so
                LoadModule proxy_http_module modules/mod_proxy_http.so
                <IfModule unixd_module>
                    User www-data
                    Group www-data
                </IfModule>
                Listen 127.0.0.1:%3$d
                ProxyPreserveHost On
                ProxyPass / http://127.0.0.1:%2$d/ enablereuse=on max=2
                """.formatted(folder, server, port),
                port,
                List.of(APACHE.toString(), "-X", "-f", folder + "/conf"));
    }

    private static AProxy started(Path folder, String configuration, int port, List<String> command) {
        try {
            Files.writeString(folder.resolve("conf"), configuration);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            var proxy = new AProxy(process, port);
            await().atMost(Duration.ofSeconds(10)).until(proxy::answers);
            return proxy;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean answers() {
        try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
