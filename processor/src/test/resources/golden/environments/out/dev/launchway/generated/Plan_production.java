package dev.launchway.generated;

import dev.launchway.plan.EnvironmentPlan;
import javax.annotation.processing.Generated;

/**
 * The environment {@code production}, as environments/production.toml describes it. Its root components are numbered from 0;
 * those of a {@code group} are deployed before those that it is {@code awaited} by.
 */
@Generated("dev.launchway.processor.LaunchwayProcessor")
final class Plan_production {
    private Plan_production() {
    }

    static EnvironmentPlan read() {
        return EnvironmentPlan.read("production", """
                file production.toml 97fb240af63a1243ec06c14f7668d1b64c5b684c8cab7ea30e921320e2eddefc
                setting platform debian
                setting host-domain shop.example.com
                setting jobs 20
                data region eu
                resolve www.example.com 192.0.2.10 2001:db8::10
                component app com.example.shop.App
                component nginx com.example.shop.Nginx
                override nginx port int 80 environments/production.toml:20:1
                override nginx serverName template "{{ environment.name }}.example.com" environments/production.toml:21:1
                override app timeout duration PT5M environments/production.toml:24:1
                override app limits map 2 connections int 100 requests int 20 environments/production.toml:25:1
                host web01 web01.shop.example.com environments/production.toml:8:1
                  roots 0 nginx
                host web02 web02.shop.example.com environments/production.toml:8:1
                  setting service-user web
                  data rack 7
                  roots 1 nginx
                host web03 web03.shop.example.com environments/production.toml:8:1
                  override nginx port int 81 environments/production.toml:17:1
                  roots 2 nginx
                host web04 web04.shop.example.com environments/production.toml:8:1
                  roots 3 nginx
                host app01 app01.shop.example.com environments/production.toml:9:1
                  roots 4 app:worker
                host app02 app02.shop.example.com environments/production.toml:10:1 ignored
                  roots 5 app
                configure 0 1 2 3 4 5
                group 0 app:http 4 5
                  awaited 0 1 2 3
                """);
    }
}
