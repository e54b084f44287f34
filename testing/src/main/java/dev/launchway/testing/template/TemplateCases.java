package dev.launchway.testing.template;

import java.util.List;

/** Templates of a {@code Page} on the host {@code web01}, and what comes of them: {@code template => result}. */
public final class TemplateCases {

    /** Templates that are rendered, with their texts. */
    private static final String[] READ = {
        "{{ component.port }} => 8080",
        "{{ component.port + 1 }} => 8081",
        "{{ component.large }} {{ component.small }} => 10000000.0 0.000000125",
        "{{ component.shares }} {{ component.shares[0] }} => [1000000000.0, 0.5] 1000000000.0",
        "{{ component.weights }} {{ component.weights.a }} => {a=200000000.0} 200000000.0",
        "{{ component.debug }} => false",
        "{{ component.level }} => VERY_HIGH",
        "{{ component.key }} => s3cr3t",
        "{{ component.key | upper }} => S3CR3T",
        "{{ component.root }}/a => /srv/www/a",
        "{{ component.timeout.toSeconds }} => 90",
        "{{ component.mode }} => 0640",
        "{{ component.address }} => db.example.com:5432",
        "{{ component.address.host }}:{{ component.address.port }} => db.example.com:5432",
        "[{{ component.alias }}] => []",
        "{{ component.backup.host }} => b.example.com",
        "{{ component.url }} {{ component.url() }} => http://localhost:8080 http://localhost:8080",
        "{{ component.backends[1].port }} => 81",
        "{{ component.backends.size }} {{ component.backends | length }} => 2 2",
        "{{ component.backends.first.host }} {{ component.backends | last }} => a1 a2:81",
        "{{ component.options['with-dash'] }} => x",
        "{% for b in component.backends %}{{ loop.index }}={{ b.host }}{% if not loop.last %},{% endif %}{% endfor %}"
                + " => 0=a1,1=a2",
        "{% for k in component.keys %}{{ k }} {% endfor %}. => k1 k2 .",
        "{% for e in component.options %}{{ e.key }}={{ e.value }}{% endfor %} => with-dash=x",
        "{{ host.name }} {{ host.fqdn }} {{ host.platform }} => web01 web01.example.com debian",
        "{{ host.components }} {{ host.components | join(' ') }} => [page, cron] page cron",
        "{% if host.components contains 'cron' %}yes{% endif %} {{ host.components.first }} => yes page",
        "{% for h in environment.hosts %}{{ h.components | length }} {% endfor %}. => 2 0 .",
        "{{ component.workdir }}/a {{ component.workdir.fileName }} => /srv/work/page/a page",
        "{% set c = component %}{{ c.workdir }} {{ component['workdir'] }} => /srv/work/page /srv/work/page",
        "{{ host }} {{ environment }} => web01 dev",
        "{{ host.data.rack }} {{ host.data['my-key'] }} => 7 k",
        "# {{ managed }} => # managed by Launchway, environment dev, do not edit",
        "{% if managed %}{{ managed | upper }}{% endif %} => MANAGED BY LAUNCHWAY, ENVIRONMENT DEV, DO NOT EDIT",
        "{{ environment.name }} {{ environment.data.region }} => dev eu",
        "{% for h in environment.hosts %}{{ h.name }}({{ h.platform }}) {% endfor %}. => web01(debian) web02() .",
        "{% if component.alias %}yes{% else %}no{% endif %} => no",
        "{% if component.backup %}yes{% endif %} => yes",
        "{% if component.serverName %}yes{% else %}no{% endif %} => no",
        "{% if component.none %}yes{% else %}no{% endif %} => no",
        "{% if component.level == 'VERY_HIGH' %}yes{% endif %} => yes",
        "{% if component.serverName is null %}null{% endif %} => null",
        "{% if component.serverName == null %}null{% endif %} => null",
        "{{ component.serverName | default('x') }} {{ component.alias | default('y') }} => x y",
        "{% if host.data.nothing is defined %}yes{% else %}no{% endif %} => no",
        "{{ host.data.nothing | default('z') }} => z",
        "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(component.port) }} => <8080>",
        "{% set p = component.port %}{{ p }} => 8080",
        "{% import 'macros.conf' as m %}{{ m.twice(component.port) }} => 8080,8080",
        "{% import 'macros.conf' %}{{ twice('x') }} => x,x",
        "{% from 'macros.conf' import twice as two %}{{ two('x') }} => x,x",
        "{{ 'x' ~ component.large }} {{ 'x' + component.large }} => x10000000.0 x10000000.0",
        "{{ component.large ~ 'x' }} {{ component.large + 'x' }} => 10000000.0x 10000000.0x",
        "{{ component.large + 1 }} {{ component.large * 10 }} => 10000001.0 100000000.0",
        "{{ component.shares | join(',') }} {{ component.large | upper }} => 1000000000.0,0.5 10000000.0",
        "{{ 'a b' | replace({'b': component.large}) }} => a 10000000.0",
        "{{ component.large | base64encode }} => MTAwMDAwMDAuMA==",
        "{{ 10000000.0 }} {{ 0.00001 }} => 10000000.0 0.00001",
        "{{ 0 | date('yyyy-MM-dd HH:mm z') }} => 1970-01-01 00:00 UTC",
        "{{ 0 | date('HH:mm', timeZone='Asia/Tokyo') }} => 09:00",
        "{{ '2026-07-01 12:00' | date('EEE d MMM HH:mm', existingFormat='yyyy-MM-dd HH:mm') }} => Wed 1 Jul 12:00",
        "{{ component.moment | date('yyyy-MM-dd HH:mm') }} => 2026-07-01 10:00",
        "{{ 1234567.5 | numberformat('#,##0.00') }} {{ 1234.5 | numberformat }} => 1,234,567.50 1,234.5",
        "{{ 'title' | upper }} {{ 'TITLE' | lower }} {{ 'it' | capitalize }} {{ 'it is' | title }} => TITLE title It It Is",
        "{{ '%.1f %s' | format(2.5, 'i') }} => 2.5 i",
        "{{ environment.hosts }} {{ environment.hosts | join(' ') }} => [web01, web02] web01 web02",
        "{% for e in component.weights %}{{ e.value }}{% endfor %} => 200000000.0",
    };

    /** Templates that are refused, with what is said of them. */
    private static final String[] REFUSED = {
        "{{ component.prot }} => component has no 'prot'; did you mean 'port'?",
        "{{ component.address.hots }} => Address has no 'hots'; did you mean 'host'?",
        "{{ component.workdri }} => component has no 'workdri'; did you mean 'workdir'?",
        "{{ component.workdir.name }} => Path has no 'name'",
        "{{ host.component }} => host has no 'component'; did you mean 'components'?",
        "{{ host.workdir }} => host has no 'workdir'",
        "{{ host.dta }} => host has no 'dta'; did you mean 'data'?",
        "{{ host.data.rak }} => host.data.rak is not set; did you mean 'rack'?",
        "{{ environment.hosts[0].nam }} => host has no 'nam'; did you mean 'name'?",
        "{{ environment.hosts[1].nam }} => Host has no 'nam'; did you mean 'name'?",
        "{{ environment.hosts[7].name }} => the list has no element 7: it has 2, counted from 0",
        "{{ hots.name }} => 'hots' is not known: a template starts from component, host or environment; did you mean 'host'?",
        "{{ nothing }} => 'nothing' is not known: a template starts from component, host or environment",
        "{{ component.serverName }} => component.serverName is null (not set)",
        "{{ component.serverName ~ 'x' }} => component.serverName is null (not set)",
        "{{ 'x' + component.serverName }} => component.serverName is null (not set)",
        "{{ component.serverName | upper }} => component.serverName is null (not set)",
        "{{ component.serverName.length }} => component.serverName is null (not set): it has no 'length'",
        "{{ component.broken }} => component.broken failed: IllegalStateException: no url yet",
        "{{ component.adopt(1) }} => 'adopt' is called with arguments: templates call methods without",
        "{{ component }} => a Page is a component and has no text: name one of its members",
        "{% if component.prot %}{% endif %} => component has no 'prot'; did you mean 'port'?",
        "{% for x in component.serverName %}{% endfor %} => component.serverName is null (not set)",
        "{{ component.port | upperr }} => there is no filter 'upperr'",
        "{{ component.class }} => component has no 'class'",
        "{{ component.title.getClass() }} => text has no 'getClass'",
        "{{ template.name }} => template has no 'name'",
        "{% macro m() %}{{component}}{% endmacro %}{{ m() }} => 'component' is not known here: a macro sees"
                + " its arguments alone; hand it over: {% macro name(component) %}, {{ name(component) }}",
        "{{ nomacro(1) }} => there is no function or macro 'nomacro'",
        "{{ 1 is nothing }} => there is no test 'nothing'",
        "{{ locale.country }} => Locale has no 'country'",
    };

    private TemplateCases() {}

    /** The template of a case. */
    public static String template(String line) {
        return line.substring(0, line.indexOf(" => "));
    }

    /** The result of a case. */
    public static String result(String line) {
        return line.substring(line.indexOf(" => ") + 4);
    }

    /** What is read of templates that are rendered. */
    public static List<String> read() {
        return List.of(READ);
    }

    /** What is refused. */
    public static List<String> refused() {
        return List.of(REFUSED);
    }
}
