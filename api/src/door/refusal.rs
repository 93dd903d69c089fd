//! Requests that are turned away before their document is read, each with its status and reason.

use domain::Lang;
use http::StatusCode;

/// Why a request is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Neither GET nor POST.
    Method,
    /// A mutation or subscription over GET.
    QueriesOnlyOverGet,
    /// A GET that a page of another site could have sent.
    PreflightHeader,
    /// No media type of ours is accepted.
    NotAcceptable,
    /// The body is not declared as JSON in UTF-8.
    MediaType,
    /// The body is too large.
    BodyTooLarge,
    /// The body does not arrive.
    BodyTooSlow,
    /// The body breaks off.
    BodyBroken,
    /// The body, or a parameter in the address, is not JSON.
    Json,
    /// The body is an array of requests.
    Batch,
    /// The document is missing or no string.
    Query,
    /// The operation's name is no string.
    OperationName,
    /// The variables are no object.
    Variables,
    /// The extensions are no object.
    Extensions,
    /// A socket that a page of another site asks for.
    Origin,
    /// A socket for no protocol that is spoken here.
    Subprotocol,
    /// More sockets than there may be.
    TooManySockets,
}

impl Refusal {
    /// Returns the status to answer with.
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::Method | Self::QueriesOnlyOverGet => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Origin => StatusCode::FORBIDDEN,
            Self::TooManySockets => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// Returns the methods to offer instead.
    pub(super) const fn allow(self) -> Option<&'static str> {
        match self {
            Self::Method => Some("GET, POST"),
            Self::QueriesOnlyOverGet => Some("POST"),
            _ => None,
        }
    }

    /// Names the parameter at fault.
    pub(super) const fn field(self) -> Option<&'static str> {
        match self {
            Self::Query => Some("query"),
            Self::OperationName => Some("operationName"),
            Self::Variables => Some("variables"),
            Self::Extensions => Some("extensions"),
            _ => None,
        }
    }

    /// Names the reason in `extensions.reason`.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Method => "method_not_allowed",
            Self::QueriesOnlyOverGet => "queries_only_over_get",
            Self::PreflightHeader => "preflight_header_required",
            Self::NotAcceptable => "not_acceptable",
            Self::MediaType => "unsupported_media_type",
            Self::BodyTooLarge => "body_too_large",
            Self::BodyTooSlow => "body_too_slow",
            Self::BodyBroken => "body_broken",
            Self::Json => "invalid_json",
            Self::Batch => "batches_not_supported",
            Self::Query | Self::OperationName | Self::Variables | Self::Extensions => "invalid_parameter",
            Self::Origin => "origin_not_allowed",
            Self::Subprotocol => "subprotocol_required",
            Self::TooManySockets => "too_many_sockets",
        }
    }

    /// Says it in a language.
    pub(super) const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Method => lang.pick("请使用 POST，查询也可使用 GET", "use POST, or GET for queries"),
            Self::QueriesOnlyOverGet => {
                lang.pick("GET 只能执行查询，其他操作请使用 POST", "GET runs queries only; use POST")
            }
            Self::PreflightHeader => lang.pick(
                "GET 请求须带 X-Requested-With 请求头（任意值）",
                "a GET request needs the header X-Requested-With, with any value",
            ),
            Self::NotAcceptable => lang.pick(
                "响应只提供 application/graphql-response+json 或 application/json",
                "answers are application/graphql-response+json or application/json",
            ),
            Self::MediaType => {
                lang.pick("请求体须为 UTF-8 编码的 application/json", "the body has to be application/json in UTF-8")
            }
            Self::BodyTooLarge => lang.pick("请求体超过 256 KiB", "the body exceeds 256 KiB"),
            Self::BodyTooSlow => lang.pick("请求体未能及时送达", "the body did not arrive in time"),
            Self::BodyBroken => lang.pick("请求体不完整", "the body broke off"),
            Self::Json => lang.pick("请求不是有效的 JSON", "the request is not valid JSON"),
            Self::Batch => {
                lang.pick("不支持批量请求，请逐个发送", "batches are not supported; send requests one by one")
            }
            Self::Query => lang.pick("参数 query 须为字符串", "the parameter query has to be a string"),
            Self::OperationName => lang
                .pick("参数 operationName 须为字符串或 null", "the parameter operationName has to be a string or null"),
            Self::Variables => {
                lang.pick("参数 variables 须为对象或 null", "the parameter variables has to be an object or null")
            }
            Self::Origin => lang.pick("不接受其他网站页面的连接", "pages of other sites may not connect"),
            Self::Subprotocol => lang
                .pick("连接须使用子协议 graphql-transport-ws", "a socket needs the subprotocol graphql-transport-ws"),
            Self::TooManySockets => lang.pick("连接过多，请稍后再试", "there are too many sockets; try again later"),
            Self::Extensions => {
                lang.pick("参数 extensions 须为对象或 null", "the parameter extensions has to be an object or null")
            }
        }
    }
}
