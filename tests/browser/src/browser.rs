//! The two browsers and how a scenario wants them to look.

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::Done;
use crate::driver::Driver;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub(crate) fn named(name: &str) -> Done<Self> {
        match name {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            other => Err(format!("no browser is called `{other}`").into()),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// What kind of person sits before the screen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    /// The system is set to dark.
    pub(crate) dark: bool,
    /// The system is set to reduced motion.
    pub(crate) still: bool,
    /// The system forces its own colours on pages.
    pub(crate) forced: bool,
    /// Width and height of the page in CSS pixels, where it must be smaller than a window can be.
    pub(crate) phone: Option<(u32, u32)>,
    /// The system speaks another language; where the driver can say so, it is also somewhere else.
    pub(crate) abroad: bool,
    /// Scripts are switched off.
    pub(crate) no_scripts: bool,
}

/// Opens a browser of its own, with an empty profile.
pub(crate) async fn session(
    browser: Browser,
    program: &str,
    driver: &Driver,
    look: &Look,
) -> Done<WebDriver> {
    let wishes = match browser {
        Browser::Chromium => chromium(program, look),
        Browser::Firefox => firefox(program, look),
    };
    let Value::Object(wishes) = wishes else { unreachable!("both are objects") };
    let session = WebDriver::new(driver.url(), Capabilities::from(wishes)).await?;
    session.set_window_rect(0, 0, 1440, 1000).await?;
    if browser == Browser::Chromium && look.abroad {
        let (zone, locale) = (json!({"timezoneId": "Asia/Kathmandu"}), json!({"locale": "de-DE"}));
        session.cdp().send_raw("Emulation.setTimezoneOverride", zone).await?;
        session.cdp().send_raw("Emulation.setLocaleOverride", locale).await?;
    }
    if browser == Browser::Chromium && (look.dark || look.forced) {
        let mut features = Vec::new();
        if look.dark {
            features.push(json!({"name": "prefers-color-scheme", "value": "dark"}));
        }
        if look.forced {
            features.push(json!({"name": "forced-colors", "value": "active"}));
        }
        session.cdp().send_raw("Emulation.setEmulatedMedia", json!({"features": features})).await?;
    }
    Ok(session)
}

fn chromium(program: &str, look: &Look) -> Value {
    let mut words = vec![
        "--headless=new",
        // Root, as in most containers, may not use the sandbox.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        // The browser is to talk to nobody but the page's own server.
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        // A test's window is never in front; it must run as if it were.
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows",
    ];
    if look.still {
        words.push("--force-prefers-reduced-motion");
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": program,
            "args": words,
            // 1 is allowed, 2 is forbidden.
            "prefs": {"profile.managed_default_content_settings.javascript": if look.no_scripts { 2 } else { 1 }},
        },
        "goog:loggingPrefs": {"browser": "ALL"},
    })
}

fn firefox(program: &str, look: &Look) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program,
            "args": ["-headless"],
            "prefs": {
                // 0 is dark, 1 is light.
                "layout.css.prefers-color-scheme.content-override": i32::from(!look.dark),
                "ui.prefersReducedMotion": i32::from(look.still),
                // 2 overrides the colours of pages.
                "browser.display.document_color_use": if look.forced { 2 } else { 0 },
                "intl.accept_languages": if look.abroad { "de-DE" } else { "en-US" },
                "javascript.enabled": !look.no_scripts,
                "app.update.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "browser.safebrowsing.phishing.enabled": false,
                "datareporting.healthreport.uploadEnabled": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "extensions.update.enabled": false,
            },
        },
    })
}
