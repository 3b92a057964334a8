package io.threekey.server.frame;

import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemWiring {

    @Bean
    ServletRegistrationBean<ProblemServlet> problemServlet(Problems problems, Incidents incidents) {
        return new ServletRegistrationBean<>(new ProblemServlet(problems, incidents), ProblemServlet.PATH);
    }

    @Bean
    ErrorPageRegistrar problemsAsErrorPages() {
        return registry -> registry.addErrorPages(new ErrorPage(ProblemServlet.PATH));
    }
}
