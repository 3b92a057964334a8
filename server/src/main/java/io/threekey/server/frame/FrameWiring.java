package io.threekey.server.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class FrameWiring {

    /** Templates are compiled with the build; {@code ./threekey dev} names their folders to have edits seen on reload. */
    @Bean
    TemplateEngine templates(@Value("${threekey.dev.templates:}") List<String> folders) {
        return folders.isEmpty()
                ? TemplateEngine.createPrecompiled(null, ContentType.Html, null, "gg.jte.generated.precompiled")
                : TemplateEngine.create(
                        new TemplateFolders(folders.stream().map(Path::of).toList()), ContentType.Html);
    }

    /** All bundles {@code text/<module>.properties} as one source; a test keeps their keys apart. */
    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:text/*.properties");
        var source = new ResourceBundleMessageSource();
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        source.setBasenames(Arrays.stream(bundles)
                .map(bundle -> String.valueOf(bundle.getFilename()))
                .filter(name -> !name.contains("_"))
                .map(name -> "text/" + name.replace(".properties", ""))
                .toArray(String[]::new));
        return source;
    }

    @Bean
    WebMvcConfigurer pagesAsReturnValues(ObjectProvider<PageRenderer> renderer) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(renderer.getObject());
            }
        };
    }
}
