/// The report's page (Mustache). Everything but the drawings and the style sheet is escaped by ``HTMLText``.
enum ReportTemplate {
    static let text = """
        {{% CONTENT_TYPE:PAYOLA}}<!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="Payola {{version}}">
        <title>{{title}} – report</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the report</a>
        <header class="page">
        <p class="kicker">Who paid for influence</p>
        <h1>{{title}}</h1>
        <p class="meta">Report of run <code>{{run}}</code>, made by Payola {{version}}. How figures came about: <a href="#method">method and limits</a>. What they stand on: <a href="#sources">source files</a>.</p>
        </header>
        <main id="main">
        <section aria-labelledby="overview-title">
        <h2 id="overview-title">At a glance</h2>
        <div class="cards">
        {{#campaigns}}
        <article class="card">
        <h3><a href="#{{anchor}}">{{name}}</a></h3>
        {{#headline}}<p class="big"><a href="#{{anchor}}-evidence"><span class="cur">{{currency}}</span> {{total}}</a></p>
        <p class="sub">traced to creators, confirmed and probable</p>{{/headline}}
        {{#declaredAmount}}{{#headline}}<p class="sub"><b>{{currency}} {{declared}}</b> declared, gap <b>{{currency}} {{gap}}</b></p>{{/headline}}{{/declaredAmount}}
        {{^declaredAmount}}<p class="sub">Nothing was declared in the material.</p>{{/declaredAmount}}
        <p class="sub">{{payments}}, {{creators}}{{#beneficiary}}, for {{beneficiary}}{{/beneficiary}}</p>
        </article>
        {{/campaigns}}
        {{^campaigns}}<p>This run has no campaign with totals.</p>{{/campaigns}}
        </div>
        {{#campaignsNote}}<p class="note">{{campaignsNote}}</p>{{/campaignsNote}}
        <p class="note">Possible payments are shown apart and are in no total. A grade says how well documents support a link; it is not proof of wrongdoing. See <a href="#method">method and limits</a>.</p>
        </section>
        {{#campaigns}}
        <section class="campaign" id="{{anchor}}" aria-labelledby="{{anchor}}-title">
        <h2 id="{{anchor}}-title">{{name}}</h2>
        <p class="meta">{{#beneficiary}}For {{beneficiary}}. {{/beneficiary}}{{#period}}Payments {{period}}. {{/period}}{{payments}}, {{payers}}, {{creators}}, {{posts}}.{{#unconverted}} {{unconverted}} without a reference rate, in no total.{{/unconverted}}</p>
        <dl class="figures">
        {{#headline}}
        <div><dt>Confirmed</dt><dd><a href="#{{anchor}}-confirmed">{{currency}} {{confirmed}}</a></dd></div>
        <div><dt>Probable</dt><dd><a href="#{{anchor}}-probable">{{currency}} {{probable}}</a></dd></div>
        <div class="sum"><dt>Total</dt><dd><a href="#{{anchor}}-evidence">{{currency}} {{total}}</a></dd></div>
        <div class="apart"><dt>Possible, not counted</dt><dd><a href="#{{anchor}}-possible">{{currency}} {{possible}}</a></dd></div>
        <div><dt>Not disclosed</dt><dd><a href="#{{anchor}}-evidence">{{currency}} {{undisclosed}}</a></dd></div>
        {{#declared}}<div><dt>Declared</dt><dd><a href="#sources">{{currency}} {{declared}}</a></dd></div>
        <div><dt>Gap</dt><dd><a href="#method">{{currency}} {{gap}}</a></dd></div>{{/declared}}
        {{/headline}}
        </dl>
        <figure><figcaption>{{#declaredAmount}}Declared against traced{{/declaredAmount}}{{^declaredAmount}}Traced, by grade{{/declaredAmount}}, {{currency}}</figcaption>
        {{{comparison}}}
        <p class="legend">{{#declaredAmount}}<span class="item"><span class="key declared"></span>declared</span> {{/declaredAmount}}<span class="item"><span class="key confirmed"></span>confirmed</span> <span class="item"><span class="key probable"></span>probable</span> <span class="item"><span class="key possible"></span>possible</span></p></figure>
        {{#timeline}}<figure><figcaption>Payments and posts over time</figcaption>
        <div class="scroll" tabindex="0" role="group" aria-label="Timeline, scrolls sideways">{{{timeline}}}</div>
        <p class="legend"><span class="item"><span class="key confirmed"></span>confirmed</span> <span class="item"><span class="key probable"></span>probable</span> <span class="item"><span class="key possible"></span>possible</span> <span class="item"><span class="key posts"></span>posts linked to a payment</span> {{timelineNote}}.</p></figure>{{/timeline}}
        {{#flow}}<figure><figcaption>Where the money went</figcaption>
        <div class="scroll" tabindex="0" role="group" aria-label="Flow diagram, scrolls sideways">{{{flow}}}</div>
        <p class="legend">{{flowNote}}</p></figure>{{/flow}}
        <div class="table"><table class="stack">
        <caption>Totals per reporting currency</caption>
        <thead><tr><th scope="col">Currency</th><th scope="col" class="n">Total</th><th scope="col" class="n">Confirmed</th><th scope="col" class="n">Probable</th><th scope="col" class="n">Possible</th><th scope="col" class="n">Disclosed</th><th scope="col" class="n">Not disclosed</th><th scope="col" class="n">Declared</th><th scope="col" class="n">Gap</th></tr></thead>
        <tbody>{{#totals}}<tr><th scope="row" data-label="Currency">{{currency}}</th><td class="n" data-label="Total"><b>{{total}}</b></td><td class="n" data-label="Confirmed">{{confirmed}}</td><td class="n" data-label="Probable">{{probable}}</td><td class="n" data-label="Possible">{{possible}}</td><td class="n" data-label="Disclosed">{{disclosed}}</td><td class="n" data-label="Not disclosed">{{undisclosed}}</td><td class="n" data-label="Declared">{{declared}}{{^declared}}–{{/declared}}</td><td class="n" data-label="Gap">{{gap}}{{^gap}}–{{/gap}}</td></tr>
        {{/totals}}</tbody></table></div>
        {{#hasOrigins}}<div class="table"><table class="stack">
        <caption>Whose money it was <span class="capnote">what reached creators, by who paid it from its own; whom it served: {{#beneficiary}}{{beneficiary}}{{/beneficiary}}{{^beneficiary}}not told{{/beneficiary}}.{{#originsNote}} {{originsNote}}{{/originsNote}}</span></caption>
        <thead><tr><th scope="col">Origin</th><th scope="col" class="n">Reached creators</th><th scope="col">Through</th><th scope="col">Creators</th></tr></thead>
        <tbody>{{#origins}}<tr><th scope="row" data-label="Origin"><bdi>{{name}}</bdi></th><td class="n" data-label="Reached creators"><b>{{amount}}</b></td><td data-label="Through"><bdi>{{through}}</bdi></td><td data-label="Creators">{{creators}}</td></tr>
        {{/origins}}</tbody></table></div>{{/hasOrigins}}
        {{#hasPassed}}<div class="table"><table class="stack">
        <caption>Whom it passed <span class="capnote">all that they received and paid up to the last payment to a creator, not for this campaign alone; what they kept or added is in no total.{{#passedNote}} {{passedNote}}{{/passedNote}}</span></caption>
        <thead><tr><th scope="col">Intermediary</th><th scope="col">Currency</th><th scope="col" class="n">Received</th><th scope="col" class="n">Paid on</th><th scope="col" class="n">Kept</th><th scope="col" class="n">From its own</th><th scope="col" class="n">Exchanged</th></tr></thead>
        <tbody>{{#passed}}<tr><th scope="row" data-label="Intermediary"><bdi>{{name}}</bdi></th><td data-label="Currency">{{currency}}</td><td class="n" data-label="Received">{{received}}</td><td class="n" data-label="Paid on">{{paidOn}}</td><td class="n" data-label="Kept">{{kept}}</td><td class="n" data-label="From its own">{{own}}</td><td class="n" data-label="Exchanged">{{exchanged}}</td></tr>
        {{/passed}}</tbody></table></div>{{/hasPassed}}
        {{#hasTopPayers}}<div class="table"><table class="stack">
        <caption>Largest payers, {{currency}}{{#payersNote}} <span class="capnote">{{payersNote}}</span>{{/payersNote}}</caption>
        <thead><tr><th scope="col">Payer</th><th scope="col" class="n">Total</th><th scope="col" class="n">Confirmed</th><th scope="col" class="n">Probable</th><th scope="col" class="n">Possible</th><th scope="col">Payments</th></tr></thead>
        <tbody>{{#topPayers}}<tr><th scope="row" data-label="Payer"><bdi>{{name}}</bdi>{{#remark}}<small>{{remark}}</small>{{/remark}}</th><td class="n" data-label="Total"><b>{{total}}</b></td><td class="n" data-label="Confirmed">{{confirmed}}</td><td class="n" data-label="Probable">{{probable}}</td><td class="n" data-label="Possible">{{possible}}</td><td data-label="Payments"><span class="refs">{{payments}}{{#hasLinks}}: {{/hasLinks}}{{#links}}<a href="#{{anchor}}">{{label}}</a> {{/links}}{{more}}</span></td></tr>
        {{/topPayers}}</tbody></table></div>{{/hasTopPayers}}
        {{#hasTopCreators}}<div class="table"><table class="stack">
        <caption>Creators who got most, {{currency}}{{#creatorsNote}} <span class="capnote">{{creatorsNote}}</span>{{/creatorsNote}}</caption>
        <thead><tr><th scope="col">Creator</th><th scope="col" class="n">Total</th><th scope="col" class="n">Confirmed</th><th scope="col" class="n">Probable</th><th scope="col" class="n">Possible</th><th scope="col">Payments</th></tr></thead>
        <tbody>{{#topCreators}}<tr><th scope="row" data-label="Creator"><bdi>{{name}}</bdi>{{#remark}}<small>{{remark}}</small>{{/remark}}</th><td class="n" data-label="Total"><b>{{total}}</b></td><td class="n" data-label="Confirmed">{{confirmed}}</td><td class="n" data-label="Probable">{{probable}}</td><td class="n" data-label="Possible">{{possible}}</td><td data-label="Payments"><span class="refs">{{payments}}{{#hasLinks}}: {{/hasLinks}}{{#links}}<a href="#{{anchor}}">{{label}}</a> {{/links}}{{more}}</span></td></tr>
        {{/topCreators}}</tbody></table></div>{{/hasTopCreators}}
        <h3 id="{{anchor}}-evidence">Evidence, payment by payment</h3>
        {{#groups}}<div class="table" id="{{anchor}}">{{^hasRows}}<p class="none"><b>{{gradeName}}:</b> no payments.</p>{{/hasRows}}{{#hasRows}}<table class="stack evidence">
        <caption>{{gradeName}}: {{sum}}{{#note}} <span class="capnote">{{note}}</span>{{/note}}</caption>
        <thead><tr><th scope="col">Date, payment</th><th scope="col">From, to</th><th scope="col" class="n">Amount</th><th scope="col">Why it is linked</th><th scope="col">Posts</th><th scope="col">Sources (file:line)</th></tr></thead>
        <tbody>{{#rows}}<tr id="{{anchor}}"><th scope="row" data-label="Date, payment">{{date}}<small><code>{{payment}}</code></small></th><td data-label="From, to"><span><bdi>{{payer}}</bdi> → <bdi>{{payee}}</bdi>{{#handle}}<small>{{handle}}</small>{{/handle}}</span></td><td class="n" data-label="Amount"><span><b>{{amount}}</b>{{#converted}}<small>{{converted}}</small>{{/converted}}</span></td><td data-label="Why"><span>{{#probability}}<b>{{probability}}</b> {{/probability}}{{disclosure}}<small>{{#evidence}}<span class="ev">{{.}}</span> {{/evidence}}</small></span></td><td data-label="Posts"><span>{{#posts}}{{#url}}<a href="{{url}}" rel="noopener noreferrer nofollow">{{label}}</a>{{/url}}{{^url}}{{label}}{{/url}}<small>{{posted}}</small>{{/posts}}<small>{{morePosts}}</small></span></td><td data-label="Sources"><span>{{#sources}}<code class="src">{{.}}</code> {{/sources}}<small>{{moreSources}}</small></span></td></tr>
        {{/rows}}</tbody></table>{{/hasRows}}</div>{{/groups}}
        </section>
        {{/campaigns}}
        {{#hasFlags}}<section id="flags" aria-labelledby="flags-title"><h2 id="flags-title">Indicators</h2>
        <p>Patterns that deserve a look. An indicator is never a verdict.{{#flagsNote}} {{flagsNote}}{{/flagsNote}}</p>
        <div class="table"><table class="stack"><caption>Indicators</caption><thead><tr><th scope="col">Indicator</th><th scope="col">Subject</th><th scope="col" class="n">Amount</th><th scope="col">Detail</th></tr></thead>
        <tbody>{{#flags}}<tr><th scope="row" data-label="Indicator">{{flag}}<small>{{severity}}</small></th><td data-label="Subject"><bdi>{{subject}}</bdi></td><td class="n" data-label="Amount">{{amount}}</td><td data-label="Detail">{{detail}}</td></tr>
        {{/flags}}</tbody></table></div></section>{{/hasFlags}}
        {{#hasChanges}}<section id="changes" aria-labelledby="changes-title"><h2 id="changes-title">What this run moved</h2>
        {{#changesNote}}<p class="note">{{changesNote}}</p>{{/changesNote}}
        <div class="table"><table class="stack"><caption>Changes against the run before</caption><thead><tr><th scope="col">Payment</th><th scope="col">Campaign</th><th scope="col">Change</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th><th scope="col">Because</th></tr></thead>
        <tbody>{{#changes}}<tr><th scope="row" data-label="Payment"><code>{{payment}}</code></th><td data-label="Campaign">{{campaign}}</td><td data-label="Change">{{change}}</td><td class="n" data-label="Before">{{before}}</td><td class="n" data-label="After">{{after}}</td><td data-label="Because">{{because}}</td></tr>
        {{/changes}}</tbody></table></div></section>{{/hasChanges}}
        <section id="method" aria-labelledby="method-title"><h2 id="method-title">Method and limits</h2>
        {{#notes}}<h3>{{title}}</h3><p>{{text}}</p>
        {{/notes}}</section>
        <section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">What the figures stand on</h2>
        <p>Run <code>{{run}}</code>{{#configuration}}, configuration <code>{{configuration}}</code>{{/configuration}}{{#decisions}}, decisions <code>{{decisions}}</code>{{/decisions}}. A SHA-256 names a file's exact bytes: the same files give the same report.</p>
        {{#hasDrops}}<div class="table"><table class="stack"><caption>Delivered files and what became of their records</caption><thead><tr><th scope="col">File</th><th scope="col" class="n">Records</th><th scope="col">Of these</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{{#drops}}<tr><th scope="row" data-label="File"><span>{{file}}<small>{{source}}</small></span></th><td class="n" data-label="Records">{{records}}</td><td data-label="Of these">{{fates}}</td><td data-label="SHA-256"><code class="hash">{{sha256}}</code></td></tr>
        {{/drops}}</tbody></table></div>{{/hasDrops}}
        {{#hasRejects}}<div class="table"><table class="stack"><caption>Records that could not be read; none of their money is in any total{{#rejectsNote}} <span class="capnote">{{rejectsNote}}</span>{{/rejectsNote}}</caption><thead><tr><th scope="col">Source</th><th scope="col">Field and reason</th><th scope="col" class="n">Records</th></tr></thead>
        <tbody>{{#rejects}}<tr><th scope="row" data-label="Source">{{source}}</th><td data-label="Reason">{{reason}}</td><td class="n" data-label="Records">{{records}}</td></tr>
        {{/rejects}}</tbody></table></div>{{/hasRejects}}
        {{#hasRates}}<div class="table"><table class="stack"><caption>Reference rates</caption><thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{{#rates}}<tr><th scope="row" data-label="File">{{name}}</th><td data-label="SHA-256"><code class="hash">{{sha256}}</code></td></tr>
        {{/rates}}</tbody></table></div>{{/hasRates}}
        {{#hasOutputs}}<div class="table"><table class="stack"><caption>Published files that this report was made from</caption><thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>{{#outputs}}<tr><th scope="row" data-label="File">{{name}}</th><td data-label="SHA-256"><code class="hash">{{sha256}}</code></td></tr>
        {{/outputs}}</tbody></table></div>{{/hasOutputs}}
        </section>
        </main>
        </body>
        </html>

        """
}
