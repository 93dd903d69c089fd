//! The words of the pages themselves, in Chinese and in English.

use crate::lang::Lang;

macro_rules! texts {
    ($($name:ident $zh:literal $en:literal;)+) => {
        /// The words of the pages in one language.
        pub(crate) struct Texts {
            lang: Lang,
            $(#[doc = $en] pub(crate) $name: &'static str,)+
        }

        static ZH: Texts = Texts { lang: Lang::Zh, $($name: $zh,)+ };
        static EN: Texts = Texts { lang: Lang::En, $($name: $en,)+ };
    };
}

texts! {
    site "协商台" "Xieshang";
    tagline "政协协商与建议公开档案" "The public archive of CPPCC consultation";
    skip "跳到正文" "Skip to the content";
    navigation "主导航" "Main";
    search "检索" "Search";
    consultations "协商活动" "Consultations";
    about "这里公开的每一件建议、每一次发言、每一份答复，都有永久地址，任何人无需登录即可查阅、引用。" "Every suggestion, speech and response published here has a permanent address. Anybody may read and cite it without an account.";
    other_language "English" "中文";
    colon "：" ": ";
    show_more "更多" "More";

    home_title "谁提了什么建议，部门怎样答复" "Who suggested what, and what departments answered";
    home_text "检索政协委员的提案与建议、协商会上的发言、承办单位的书面答复、调研报告和协商活动。" "Search CPPCC members' proposals and suggestions, their speeches at consultations, the written responses of departments, research reports and consultations.";
    home_latest "最新内容" "Latest in the archive";
    search_label "检索词" "Search for";
    search_hint "例如：加装电梯、物业、业委会、提案第1号" "Such as 加装电梯, 物业, 业委会 or 提案第1号";
    search_button "检索" "Search";
    syntax "检索语法" "How to search";
    syntax_words "用空格分开几个词：须全部出现；一条也没有时，改为任一词即可。" "Several words: all must occur; if nothing has them all, any of them will do.";
    syntax_phrase "原样出现的一句话。" "Exactly these words in this order.";
    syntax_excluded "不含这个词。" "Without this word.";
    syntax_prefix "只找这个单位、委员、案号或日期；还有 界别、届次、类别、状态。" "Only this department, member, case or time; also sector, term, category and status.";
    filters "筛选" "Filters";
    filters_open "显示筛选条件" "Show filters";
    filters_apply "应用筛选" "Apply";
    filters_clear "清除全部筛选" "Clear all filters";
    filters_chosen "已选" "Chosen";
    filters_undo "取消" "Remove";
    chosen_value "所选项" "Your choice";
    days "日期" "Date";
    day_from "自" "From";
    day_to "至" "To";
    sort "排序" "Sort by";
    results "检索结果" "Results";
    understood "理解为" "Understood as";
    relaxed "没有一条同时含有全部检索词，以下各条含有其中至少一个。" "Nothing has all of these words; what follows has at least one of them.";
    nothing_found "没有找到" "Nothing found";
    nothing_found_text "换一个说法、减少检索词，或取消部分筛选条件再试。尚未公开的内容不在检索范围内。" "Try other or fewer words, or remove a filter. What is not public is not searched.";
    search_unavailable "检索暂不可用" "Search is unavailable";
    search_unavailable_text "检索服务暂时没有响应，请稍后再试。其他页面照常可用，您也可以按日期浏览协商活动。" "Search does not answer at the moment; please try again shortly. All other pages work as usual; you may also browse the consultations.";
    search_refused "无法按此检索" "This cannot be searched for";
    search_refused_text "筛选条件中有一项不存在，请取消后再试。" "One of the filters does not exist; please remove it.";
    pages "分页" "Pages";
    first_page "首页" "First";
    previous_page "上一页" "Previous";
    next_page "下一页" "Next";

    process "办理进程" "Progress";
    came_from "来源" "Origin";
    a_speech "委员发言" "Speech";
    a_report "调研报告" "Research report";
    the_floor "会场" "On the floor";
    floor_not_begun "会议尚未开始。" "The session has not begun.";
    floor_speaking "正在发言" "Speaking";
    floor_nobody "现在没有人发言。" "Nobody has the floor.";
    floor_waiting "候场" "Waiting";
    floor_heard "已发言" "Heard";
    floor_paused "暂停" "paused";
    floor_over "已超时" "over the limit";
    floor_point_of_order "程序问题" "Point of order";
    floor_speaking_time "发言时间" "Speaking time";
    floor_no_sector "界别以外" "No sector";
    floor_limit "限时" "limit";
    floor_live "会场有变化时，本页自动更新。" "This page brings itself up to date when something happens.";
    a_consultation "协商活动" "Consultation";
    submitted "提交" "Submitted";
    filed "立案" "Filed";
    assigned "交办" "Assigned";
    answered "答复" "Answered";
    evaluated "评价" "Evaluated";
    closed "办结" "Closed";
    declined "不予立案" "Not filed";
    withdrawn "撤回" "Withdrawn";
    merged "并案" "Merged into another";
    in_waiting "等待中" "Pending";
    not_public "未公开" "Not public";

    facts "基本信息" "At a glance";
    committee "政协委员会" "Committee";
    case_no "案号" "Case";
    registration_no "登记号" "Registration no.";
    category "分类" "Category";
    proposer_type "提案者" "Proposed by";
    lead_proposer "第一提案人" "lead proposer";
    period "提出时段" "Submitted for";
    handling "办理方式" "Handled";
    round "办理轮次" "Round";
    suggestion_text "建议全文" "Text of the suggestion";
    background "情况" "Situation";
    analysis "问题及分析" "Analysis";
    recommendation "具体建议" "Recommendation";
    public_summary "公开摘要" "Public summary";
    summary_only "本件以摘要形式公开。" "This suggestion is published in summary.";
    not_shown "本件正文未公开。" "Its text is not public.";
    origin_speech "提炼自委员发言" "Extracted from a speech";
    origin_report "提炼自调研报告" "Extracted from a research report";
    origin_consultation "形成于协商活动" "Came out of a consultation";
    assignments "承办单位" "Departments in charge";
    department "单位" "Department";
    role "承办角色" "Role";
    status "状态" "Status";
    assigned_on "交办日期" "Assigned on";
    not_assigned "尚未交办。" "Not assigned yet.";
    responses "答复" "Responses";
    effective_response "有效答复" "Response in force";
    effective_hint "有多份答复时，以标明“有效答复”的为准，此前各份仍予保留。" "Where there are several, the one marked as in force counts; earlier ones are kept.";
    earlier_responses "此前和其他版本" "Earlier and other versions";
    not_answered "尚无公开的答复。" "No response has been published.";
    letter_no "发文字号" "Letter no.";
    issued_on "发文日期" "Issued on";
    signatory "签发人" "Signed by";
    outcome "办理结果" "Outcome";
    outcome_letter "类别标记" "Marked";
    superseded_by "本函已由后一份答复替代：" "A later letter has taken its place:";
    commitments "承诺事项" "Commitments";
    promised_on_the_spot "现场承诺" "Promised on the spot";
    document_as_word "下载 Word 文件" "Download as Word";
    letter_as_word "下载答复函（Word）" "Download the letter (Word)";
    form_as_word "下载提案表（Word）" "Download the form (Word)";
    attachments "附件" "Attachments";
    formal_recommendation "建议案" "Formal recommendation";
    evaluations "提案者评价" "Evaluation by the proposers";
    not_evaluated "尚无公开的评价。" "No evaluation has been published.";
    a_proposer "提案者" "A proposer";
    deadlines "期限说明" "Deadlines explained";
    due_on "最迟" "Due by";
    overdue "已逾期" "Overdue";
    met "已答复" "Answered";
    running "计时中" "Running";
    ended "已结束" "Ended";
    history "办理记录" "Record";
    cite "引用本页" "Cite this page";
    permanent_address "永久地址" "Permanent address";
    copy "复制" "Copy";
    copied "已复制" "Copied";
    updated "最后更新" "Last updated";

    held_on "召开日期" "Held on";
    scheduled_on "计划日期" "Planned for";
    place "地点" "Place";
    organizer "承办机构" "Organised by";
    presided_by "主持人" "Presided by";
    plan_year "计划年度" "Plan of";
    a_plan "年度协商计划" "Annual consultation plan";
    document_no "文号" "Document";
    plan_items "计划项目" "Items";
    plan_begun "已启动" "Begun";
    plan_held "已召开" "Held";
    plan_closed "已办结" "Closed";
    plan_dropped "已取消" "Dropped";
    plan_topic "议题" "Topic";
    plan_month "月份" "Month";
    plan_state "进度" "Progress";
    plan_approvals "审批" "Decisions";
    plan_adjustments "调整" "Adjustments";
    plan_earlier "原为" "Before";
    calendar "日历订阅" "Calendar";
    council "议事会" "Council";
    councils "议事会" "Councils";
    councils_text "社区和村的议事会，按登记先后排列。" "Councils of communities and villages, in the order in which they were entered.";
    no_councils "还没有登记的议事会。" "No council has been entered yet.";
    preparing "筹备中" "Being prepared";
    established_on "成立日期" "Established on";
    guided_by "指导单位" "Guided by";
    where_it_is "所在地" "Where";
    encouraged_by "示范带动自" "Led to by";
    encouraged "带动成立" "Led to";
    council_members "成员" "Members";
    name_not_public "姓名不公开" "name not public";
    until "至" "until";
    council_documents "一书三单" "Agreement and lists";
    meetings "协商活动" "Meetings";
    matters "议题" "Matters";
    matter_result "办理结果" "Result";
    matter_feedback "反馈" "Told to those who raised it";
    contributions "投入合计" "Contributions in all";
    contributions_hint "数据按来源照录，其中有约数的，合计也是约数。" "Figures stand as the source gives them; where one is approximate, so is the sum.";
    contribution_count "笔数" "Entries";
    photographs "照片" "Photographs";
    a_photograph "协商活动照片" "Photograph of the consultation";
    representatives "协商代表" "Representatives";
    chief "首席代表" "chief";
    wage_terms "工资条款" "Wage terms";
    wage_before "协商前" "Before";
    wage_after "协商后" "After";
    wage_change "变化" "Change";
    as_reported "来源所报" "as reported";
    contracts "集体合同" "Collective contracts";
    signed_on "签订" "Signed";
    effective_on "生效" "In force from";
    valid_until "有效期至" "Valid until";
    enterprises "家企业" "enterprises";
    workers "名职工" "workers";
    stages "协商环节" "Stages";
    floor_record "会场记录" "The floor, turn by turn";
    ledger "台账" "Ledger";
    ledgers "台账" "Ledgers";
    ledgers_text "目标、数据和比例；所报比例照录，系统计算的另列。" "Targets, figures and shares; reported shares stand as reported, beside the computed ones.";
    no_ledgers "还没有公开的台账。" "No ledger has been published yet.";
    ledger_lines "指标" "Figures";
    ledger_target "目标" "Target";
    reported_share "所报比例" "Reported share";
    computed_share "计算比例" "Computed share";
    computed_hint "报送的比例照录，计算的比例列在旁边；约数不计算比例。" "Shares stand as reported, computed ones beside them; none is computed from approximate figures.";
    as_of "截至" "as of";
    reported_by "填报单位" "Reported by";
    annual "全年" "Whole year";
    came_of_it "协商去向" "What came of it";
    nothing_came "尚无公开的建议由此形成。" "No suggestion that came of it has been published.";
    suggestions "形成的建议" "Suggestions that came of it";
    speeches "委员发言" "Speeches";
    no_speeches "没有公开的发言。" "No speech has been published.";
    on_site_responses "部门现场回应" "Responses on the spot";
    answers_speeches "回应的发言" "Answers the speeches of";
    answered_by "现场回应" "Answered on the spot by";
    became "由此形成的建议" "Became";
    outcomes "协商成果" "Outcome documents";
    reports "调研报告" "Research reports";
    drafted_by "执笔人" "Drafted by";
    authors "课题组成员" "Authors";
    agenda "议程" "Agenda";
    research "调研" "Research beforehand";
    materials "会议材料" "Papers";
    minutes "分钟" "min";
    figures "有关数据" "Figures";
    figures_hint "数据按来源照录，比例不另行推算。" "Figures stand as the source gives them; shares are not computed.";
    figure_label "指标" "What";
    figure_amount "数值" "Figure";
    figure_share "占比" "Share";
    participants "参加人员" "Participants";
    contents "本页内容" "On this page";
    summary "摘要" "Summary";
    full_text "正文" "Full text";
    report_internal "正文不公开，此处仅公开摘要。" "The full text is internal; the summary is public.";
    report_suggestions "归纳的建议" "Suggestions it gathers";
    no_consultations "还没有公开的协商活动。" "No consultation has been published yet.";
    consultations_text "协商会议召开后在此公开，最近登记的在前。" "Consultations are published once they have been held; the latest entered come first.";

    not_found "没有这一页" "There is no such page";
    not_found_text "地址有误，或者内容尚未公开。" "The address is wrong, or what it names is not public.";
    bad_request "无法处理这个地址" "This address makes no sense";
    forbidden "您不能查看这一页" "You may not see this page";
    unavailable "服务暂不可用" "Unavailable";
    unavailable_text "请稍后再试。" "Please try again shortly.";
    timeout "处理超时" "It took too long";
    timeout_text "请稍后再试，或缩小检索范围。" "Please try again, or ask for less at once.";
    rate_limited "请求过于频繁" "Too many requests";
    rate_limited_text "请稍候片刻再试。" "Please wait a moment.";
    internal "页面出错了" "Something went wrong";
    internal_text "这是我们的问题，已经记录。如需联系管理员，请告知下面的请求编号。" "It is our fault and has been logged. If you write to us, quote the request id.";
    request_id "请求编号" "Request id";
    back_to_search "返回检索" "Back to the search";
}

impl Texts {
    /// Returns the words of a language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        lang.pick(&ZH, &EN)
    }

    /// Names people: all of two, else the first and how many there are.
    pub(crate) fn names(&self, names: &[&str]) -> String {
        match (names, self.lang) {
            ([], _) => String::new(),
            ([first], _) => (*first).to_owned(),
            ([first, second], _) => format!("{first}{}{second}", self.lang.pick("、", " and ")),
            ([first, ..], Lang::Zh) => format!("{first}等{}人", names.len()),
            ([first, ..], Lang::En) => format!("{first} and {} others", names.len() - 1),
        }
    }

    /// Names the first of several departments.
    pub(crate) fn departments_count(&self, first: &str, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{first}等{count}家单位"),
            Lang::En => format!("{first} and {} more", count - 1),
        }
    }

    /// Says how many there are.
    pub(crate) fn total(&self, count: i64) -> String {
        match (self.lang, count) {
            (Lang::Zh, _) => format!("共 {count} 条"),
            (Lang::En, 1) => "1 result".to_owned(),
            (Lang::En, _) => format!("{count} results"),
        }
    }

    /// Says which page it is.
    pub(crate) fn page_of(&self, page: u32, pages: i64) -> String {
        match self.lang {
            Lang::Zh => format!("第 {page} 页，共 {pages} 页"),
            Lang::En => format!("Page {page} of {pages}"),
        }
    }

    /// Says which round of handling something belongs to.
    pub(crate) fn round_no(&self, round: i64) -> String {
        match self.lang {
            Lang::Zh => format!("第 {round} 轮"),
            Lang::En => format!("round {round}"),
        }
    }

    /// Says which version of a response it is.
    pub(crate) fn version_no(&self, number: i64) -> String {
        match self.lang {
            Lang::Zh => format!("第 {number} 版"),
            Lang::En => format!("version {number}"),
        }
    }

    /// Says in numbers what came of a consultation.
    pub(crate) fn came_of_it_in_numbers(
        &self,
        speeches: usize,
        suggestions: i64,
        answered: usize,
        outcomes: usize,
    ) -> String {
        match self.lang {
            Lang::Zh => {
                format!(
                    "公开发言 {speeches} 篇，形成建议 {suggestions} 件，其中 {answered} 件已获书面答复，成果和报告 {outcomes} 份。"
                )
            }
            Lang::En => {
                let of = |count: i64, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
                let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
                format!(
                    "{}, {} of which {answered} answered in writing, {}.",
                    of(count(speeches), "speech published", "speeches published"),
                    of(suggestions, "suggestion", "suggestions"),
                    of(count(outcomes), "document", "documents"),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_cut_short() {
        let (zh, en) = (Texts::of(Lang::Zh), Texts::of(Lang::En));

        assert_eq!(zh.names(&["林义"]), "林义");
        assert_eq!(zh.names(&["林义", "黄琳琳"]), "林义、黄琳琳");
        assert_eq!(zh.names(&["林义", "黄琳琳", "王涛"]), "林义等3人");
        assert_eq!(en.names(&["林义", "黄琳琳", "王涛"]), "林义 and 2 others");
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(Texts::of(Lang::En).total(1), "1 result");
        assert_eq!(Texts::of(Lang::Zh).total(0), "共 0 条");
    }
}
