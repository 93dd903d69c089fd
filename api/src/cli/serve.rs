//! `xieshang serve` and `xieshang demo`: the service until it is asked to end.

use std::sync::Arc;
use std::time::Duration;

use domain::ambient::{Clock, SystemClock};

use super::output::{Progress, say};
use super::{Failure, remind};
use crate::config::{Listen, Settings};
use crate::demo::{Demo, DemoClock, Mark, PASSWORD};
use crate::server::{self, Indexing, Service};

/// How often the demonstration keeps the moment its clock has come to.
const KEEP_EVERY: Duration = Duration::from_secs(30);

/// How long the demonstration waits for its index before it says where it is.
const LONGEST_INDEXING: Duration = Duration::from_mins(1);

pub(super) async fn serve(settings: &Settings, Listen { listen, public_url }: Listen) -> Result<(), Failure> {
    // The listener comes first: a port in use should not cost a migration.
    let listener = server::bind(listen).await?;
    let end = server::end_asked_for()?;
    let service = server::open_service(settings, Arc::new(SystemClock)).await?;

    let address = listener.local_addr().map_err(Failure::new)?;
    tracing::info!(%address, data = %settings.data().display(), "listening");
    say(format_args!("xieshang listens on http://{address}"));
    let swept = service.files().sweep(service.app()).await?;
    tracing::info!(swept, "files that no attachment names were removed");
    let indexer = service.indexing().start();
    let reminding = remind::every_hour(service.app().clone());
    let end = server::then_end_sockets(end, &service);
    let done = server::run(listener, server::router(&service, public_url), end).await;
    reminding.abort();
    indexer.stop().await;
    done
}

pub(super) async fn demo(settings: &Settings, Listen { listen, public_url }: Listen) -> Result<(), Failure> {
    let listener = server::bind(listen).await?;
    let end = server::end_asked_for()?;
    let demo = Demo::read().map_err(Failure::new)?;
    let clock = Arc::new(DemoClock::standing(demo.now()));
    let service = server::open_service(settings, Arc::clone(&clock) as Arc<dyn Clock>).await?;
    let mark = Mark::in_folder(settings.data());

    match mark.resume() {
        Some(then) => clock.run_from(then.max(demo.now())),
        None => load(&demo, &service, &clock, &mark, settings).await?,
    }
    let indexer = service.indexing().start();
    let here = format!("http://{}", listener.local_addr().map_err(Failure::new)?);
    let address = public_url.unwrap_or(here);
    let welcome = welcome(&demo, &address, &clock);

    let announcing = tokio::spawn(announce(service.indexing().clone(), welcome));
    let keeping = tokio::spawn(keep_time(Arc::clone(&clock), Mark::in_folder(settings.data())));
    let end = server::then_end_sockets(end, &service);
    let done = server::run(listener, server::router(&service, Some(address)), end).await;
    announcing.abort();
    keeping.abort();
    keep(&mark, &clock);
    indexer.stop().await;
    done
}

async fn load(
    demo: &Demo,
    service: &Service,
    clock: &DemoClock,
    mark: &Mark,
    settings: &Settings,
) -> Result<(), Failure> {
    let nobody = domain::Actor::anonymous();
    if !domain::committee::list(service.app(), &nobody).await?.is_empty() {
        let way_out = match settings.database {
            Some(_) => "name another one with --database".to_owned(),
            None => format!("name another folder with --data, or remove {}", settings.data().display()),
        };
        let what = "the database already holds records that are not a complete demonstration";
        return Err(Failure::new(format_args!("{what}; {way_out}")));
    }
    let progress = |done, total| Progress::new("loading the demonstration 加载演示数据", total).at(done);
    demo.load(service.app(), clock, progress).await.map_err(Failure::new)?;
    clock.run_from(demo.now());
    mark.keep(clock.now()).map_err(|why| Failure::folder(settings.data(), why))
}

/// Says where everything is once searches find it, or that they do not find it yet.
async fn announce(indexing: Indexing, welcome: String) {
    let is_complete = indexing.settled(LONGEST_INDEXING).await;
    say(welcome);
    if !is_complete {
        say("Searches find nothing or not everything yet: the index is still being built. 检索索引仍在建立。");
    }
}

async fn keep_time(clock: Arc<DemoClock>, mark: Mark) {
    loop {
        tokio::time::sleep(KEEP_EVERY).await;
        keep(&mark, &clock);
    }
}

fn keep(mark: &Mark, clock: &DemoClock) {
    if let Err(error) = mark.keep(clock.now()) {
        tracing::warn!(%error, "the demonstration's clock could not be kept");
    }
}

fn welcome(demo: &Demo, address: &str, clock: &DemoClock) -> String {
    let query = r#"{"query":"{ search(query: \"物业\", first: 3) { totalCount nodes { kind title } } }"}"#;
    let mut lines = vec![
        String::new(),
        format!("Pages 网页        {address}/"),
        format!("Explorer 试查询   {address}/explorer"),
        format!("GraphQL           {address}/graphql, for example:"),
        format!("  curl -s {address}/graphql -H 'content-type: application/json' -d '{query}'"),
        String::new(),
        format!("Sign in 登录, password 密码: {PASSWORD}"),
    ];
    lines.extend(demo.people().iter().map(|person| {
        let role = person.role;
        format!("  {:<20} {:<20} {} {}", person.login, role.as_str(), role.zh(), person.display_name)
    }));
    let now = clock.now() + chrono::Duration::hours(8);
    lines.push(String::new());
    lines.push(format!(
        "The demonstration has its own clock: it is {} there, and goes on from that while this runs.",
        now.format("%Y-%m-%d %H:%M")
    ));
    lines.push(demo.notice().to_owned());
    lines.push("Stop with ctrl-c.".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use domain::enums::Role;

    use super::*;

    #[test]
    fn the_demonstration_introduces_one_person_of_each_role() {
        let demo = Demo::read().unwrap();
        let clock = DemoClock::standing(demo.now());

        let text = welcome(&demo, "http://127.0.0.1:8080", &clock);

        for role in Role::ALL {
            assert!(text.contains(role.as_str()), "{role:?}");
        }
        assert!(text.contains(PASSWORD));
    }
}
