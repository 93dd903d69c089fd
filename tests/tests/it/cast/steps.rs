//! The steps people take: every mutation by its name, with what its payload is asked for.

use chrono::TimeDelta;
use domain::ambient::date_in_china;
use serde_json::{Value, json};
use tests::Answer;

use super::{Cast, Who, grass};

/// What is asked back from each mutation.
const PAYLOADS: &[(&str, &str)] = &[
    ("createSuggestion", "suggestion"),
    ("updateSuggestion", "suggestion"),
    ("submitSuggestion", "suggestion"),
    ("withdrawSuggestion", "suggestion"),
    ("inviteCosigners", "suggestion"),
    ("answerCosignInvitation", "suggestion"),
    ("passReview", "suggestion"),
    ("screenSuggestions", "results"),
    ("returnSuggestion", "suggestion"),
    ("declineSuggestion", "suggestion"),
    ("convertSuggestion", "suggestion"),
    ("mergeSuggestions", "suggestion"),
    ("unmergeSuggestion", "suggestion"),
    ("fileSuggestion", "suggestion"),
    ("assignSuggestion", "suggestion"),
    ("acceptAssignment", "assignment"),
    ("assignSuggestions", "conference"),
    ("requestReassignment", "handBack"),
    ("decideReassignment", "handBack"),
    ("recordContact", "contact"),
    ("submitAssistOpinion", "opinion"),
    ("draftResponse", "response"),
    ("correctResponse", "response"),
    ("submitResponse", "response"),
    ("saveResponseTemplate", "responseTemplate"),
    ("deleteResponseTemplate", "department"),
    ("reviewResponse", "response"),
    ("evaluateResponse", "suggestion"),
    ("recordPaperEvaluation", "suggestion"),
    ("followUpCommitment", "commitment"),
    ("judgeCommitment", "commitment"),
    ("reopenSuggestion", "suggestion"),
    ("designateKeySuggestion", "suggestion"),
    ("revokeKeySuggestion", "suggestion"),
    ("awardSuggestion", "suggestion"),
    ("addSupervisionNote", "suggestion"),
    ("closeSuggestion", "suggestion"),
    ("publishSuggestion", "suggestion"),
    ("unpublishSuggestion", "suggestion"),
    ("setPublicationConsent", "suggestion"),
    ("extractSuggestion", "suggestion"),
    ("setAttachmentPublicity", "attachment"),
    ("previewRoster", "rosterImport"),
    ("applyRoster", "rosterImport"),
    ("adoptOpinions", "opinionBrief"),
    ("editOpinionBrief", "opinionBrief"),
    ("advanceOpinionBrief", "opinionBrief"),
    ("recordOpinionAdoption", "opinionBrief"),
    ("createConsultation", "consultation"),
    ("scheduleConsultation", "consultation"),
    ("advanceConsultation", "consultation"),
    ("postponeConsultation", "consultation"),
    ("reopenConsultation", "consultation"),
    ("inviteParticipants", "consultation"),
    ("setConsultationCases", "consultation"),
    ("updateConsultation", "consultation"),
    ("answerSessionInvitation", "consultation"),
    ("recordAttendance", "consultation"),
    ("addSessionMaterial", "consultation"),
    ("reviseSessionMaterial", "consultation"),
    ("recordResearchActivity", "consultation"),
    ("registerSpeech", "speech"),
    ("reviseSpeech", "speech"),
    ("withdrawSpeech", "speech"),
    ("reviewSpeech", "speech"),
    ("finalizeSpeech", "speech"),
    ("orderSpeeches", "consultation"),
    ("recordSpeech", "speech"),
    ("recordOnSiteResponse", "onSiteResponse"),
    ("recordOnSiteCommitment", "commitment"),
    ("recordOutcome", "outcome"),
    ("updateOutcome", "outcome"),
    ("issueOutcome", "outcome"),
    ("recordLeaderInstruction", "instruction"),
    ("recordFeedback", "feedback"),
    ("createResearchReport", "researchReport"),
    ("updateResearchReport", "researchReport"),
    ("advanceResearchReport", "researchReport"),
    ("extendDeadline", "assignment"),
    ("urgeDepartment", "assignment"),
    ("markNotificationsRead", "viewer"),
    ("adoptRules", "rules"),
    ("importHolidays", "committee"),
];

/// Returns what a mutation answers with, the other files' too.
fn aggregate(name: &str) -> &'static str {
    let elsewhere = [
        super::floor::PAYLOADS,
        super::plans::PAYLOADS,
        super::ledgers::PAYLOADS,
        super::calendars::PAYLOADS,
        grass::PAYLOADS,
    ];
    let found = PAYLOADS.iter().chain(elsewhere.into_iter().flatten()).find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("no payload is known for {name}")).1
}

/// Returns the document that runs one mutation.
pub fn mutation(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    let input = format!("{}{rest}Input", first.to_uppercase());
    let payload = match name {
        "signIn" | "refreshToken" | "changePassword" => "accessToken refreshToken".to_owned(),
        "signOut" => "signedOut".to_owned(),
        "removeAttachment" | "removePhotograph" => "removedId".to_owned(),
        _ => format!("{} {{ id }}", aggregate(name)),
    };
    format!("mutation($input: {input}!) {{ {name}(input: $input) {{ {payload} }} }}")
}

impl Cast {
    /// Runs one mutation as somebody.
    pub async fn ask(&self, who: Who, name: &str, input: Value) -> Answer {
        self.client(who).run(&mutation(name), json!({ "input": input })).await
    }

    /// Runs one mutation as somebody who may, and returns the id of what it answers with.
    pub async fn step(&self, who: Who, name: &str, input: Value) -> String {
        let answer = self.ask(who, name, input).await;
        assert!(answer.is_ok(), "{} may not {name}: {:#}", who.name(), answer.body());
        answer.text(&format!("{name}.{}.id", aggregate(name)))
    }

    /// Runs one mutation on a suggestion by its id alone.
    pub async fn move_on(&self, who: Who, name: &str, id: &str) {
        self.step(who, name, json!({ "id": id })).await;
    }

    /// Returns what a new proposal of one's own is made of.
    pub fn proposal(&self, title: &str) -> Value {
        json!({
            "committee": self.committee(),
            "kind": "PROPOSAL",
            "proposerType": "INDIVIDUAL",
            "title": title,
            "background": "全市有老旧小区三百余个。",
            "analysis": "业主委员会组建率低，维修资金使用难。",
            "recommendation": "建立街道牵头的联席会议制度。",
            "coSigners": [],
            "consentsToPublication": true,
        })
    }

    /// Makes a proposal of 林义's own and brings it to a stage: `DRAFT`, `SUBMITTED`, `RETURNED`, `DECLINED`, `MERGED`,
    /// `FILED`, `ASSIGNED` to 住建局 alone, `IN_HANDLING`, `RESPONSE_UNDER_REVIEW`, `RESPONDED`, `CLOSED` or `PUBLISHED` in full.
    pub async fn proposal_at(&self, stage: &str) -> Case {
        self.proposal_of_at(Who::Member, stage).await
    }

    /// Does the same with a proposal of another member's own.
    pub async fn proposal_of_at(&self, proposer: Who, stage: &str) -> Case {
        let id = self.step(proposer, "createSuggestion", self.proposal("关于规范物业服务的提案")).await;
        let mut case = Case { id, assignment: String::new(), response: String::new() };
        self.bring_to(proposer, &mut case, stage).await;
        case
    }

    /// Brings a draft of a member's own to a stage.
    pub async fn bring_to(&self, proposer: Who, case: &mut Case, stage: &str) {
        const STAGES: [&str; 9] = [
            "DRAFT",
            "SUBMITTED",
            "FILED",
            "ASSIGNED",
            "IN_HANDLING",
            "RESPONSE_UNDER_REVIEW",
            "RESPONDED",
            "CLOSED",
            "PUBLISHED",
        ];
        let aside = ["RETURNED", "DECLINED", "MERGED"].contains(&stage);
        let target = if aside { "SUBMITTED" } else { stage };
        let last = STAGES.iter().position(|known| *known == target).unwrap_or_else(|| panic!("no stage {stage}"));
        for next in &STAGES[1..=last] {
            self.bring(proposer, case, next).await;
        }
        match stage {
            "RETURNED" => {
                let input = json!({ "id": case.id, "reason": "请补充数据" });
                self.step(Who::Office, "returnSuggestion", input).await;
            }
            "DECLINED" => {
                let input = json!({ "id": case.id, "ground": "VAGUE", "reason": "没有具体建议" });
                self.step(Who::Office, "declineSuggestion", input).await;
            }
            "MERGED" => {
                let into = self.step(Who::Member, "createSuggestion", self.proposal("关于物业服务的提案")).await;
                self.move_on(Who::Member, "submitSuggestion", &into).await;
                self.merge(&into, &[&case.id]).await;
            }
            _ => {}
        }
    }

    async fn bring(&self, proposer: Who, case: &mut Case, stage: &str) {
        match stage {
            "SUBMITTED" => self.move_on(proposer, "submitSuggestion", &case.id).await,
            "FILED" => self.move_on(Who::Office, "fileSuggestion", &case.id).await,
            "ASSIGNED" => {
                self.assign(&case.id, "SOLE", &[("住建局", "SOLE")]).await;
                case.assignment = self.assignment_of(&case.id, "住建局").await;
            }
            "IN_HANDLING" => self.accept(Who::Department, &case.assignment).await,
            "RESPONSE_UNDER_REVIEW" => {
                case.response = self.step(Who::Department, "draftResponse", self.letter(&case.assignment)).await;
                self.step(Who::Department, "submitResponse", json!({ "id": case.response })).await;
            }
            "RESPONDED" => self.approve(&case.response).await,
            "CLOSED" => {
                let input = json!({ "suggestion": case.id, "satisfaction": "SATISFIED" });
                self.ask(proposer, "evaluateResponse", input).await.data("");
            }
            _ => {
                let input = json!({ "id": case.id, "disclosure": "FULL" });
                self.step(Who::Office, "publishSuggestion", input).await;
            }
        }
    }

    /// Returns the latest approved response to a suggestion.
    pub async fn approved_response_of(&self, suggestion: &str) -> String {
        let document = "query($id: ID!) { suggestion(id: $id) { responses { id status } } }";
        let answer = self.client(Who::Office).run(document, json!({ "id": suggestion })).await;
        let responses = answer.list("suggestion.responses");
        let approved = responses.iter().rfind(|response| response["status"] == "APPROVED");
        approved.and_then(|response| response["id"].as_str()).expect("a response is approved").to_owned()
    }

    /// Merges suggestions into another one.
    pub async fn merge(&self, into: &str, suggestions: &[&str]) {
        let input = json!({ "into": into, "suggestions": suggestions, "reason": "同一事项" });
        self.step(Who::Office, "mergeSuggestions", input).await;
    }

    /// Charges departments with a suggestion.
    pub async fn assign(&self, id: &str, mode: &str, units: &[(&str, &str)]) {
        let units: Vec<_> =
            units.iter().map(|(name, role)| json!({ "department": self.department(name), "role": role })).collect();
        self.step(Who::Office, "assignSuggestion", json!({ "id": id, "mode": mode, "units": units })).await;
    }

    /// Signs for an assignment.
    pub async fn accept(&self, who: Who, assignment: &str) {
        self.step(who, "acceptAssignment", json!({ "id": assignment, "handlerName": "某科员" })).await;
    }

    /// Approves a response.
    pub async fn approve(&self, response: &str) {
        self.step(Who::Supervisor, "reviewResponse", json!({ "id": response, "approve": true })).await;
    }

    /// Returns the assignment of a department, as the office sees it.
    pub async fn assignment_of(&self, suggestion: &str, department: &str) -> String {
        let document = "query($id: ID!) { suggestion(id: $id) { assignments { id department { id } } } }";
        let answer = self.client(Who::Office).run(document, json!({ "id": suggestion })).await;
        let wanted = self.department(department);
        let units = answer.list("suggestion.assignments");
        let unit = units.iter().find(|unit| unit["department"]["id"] == wanted.as_str());
        unit.and_then(|unit| unit["id"].as_str()).unwrap_or_else(|| panic!("{department} has no part")).to_owned()
    }

    /// Returns what a letter of response is made of.
    pub fn letter(&self, assignment: &str) -> Value {
        json!({
            "assignment": assignment,
            "letterNo": "石建函〔2022〕12号",
            "outcome": "IN_PROGRESS",
            "body": "已会同街道逐一排查，年内完成业主委员会组建。",
            "signatory": "李斌",
            "contactPerson": "某科员",
            "contactPhone": "0952-2012345",
            "issuedOn": self.today(),
            "commitments": [{
                "what": "年内完成业主委员会组建",
                "dueOn": self.in_days(90),
                "measure": "业主委员会备案率达到八成",
            }],
        })
    }

    /// Returns the day so many days from the clock's.
    pub fn in_days(&self, days: i64) -> String {
        (date_in_china(self.now()) + TimeDelta::days(days)).to_string()
    }

    /// Returns the first commitment about a suggestion, as the office sees it.
    pub async fn commitment_of(&self, suggestion: &str) -> String {
        let document = "query($id: ID!) { suggestion(id: $id) { responses { commitments { id } } } }";
        let answer = self.client(Who::Office).run(document, json!({ "id": suggestion })).await;
        answer.text("suggestion.responses.0.commitments.0.id")
    }

    /// Returns what a verdict on a commitment is made of, of today.
    pub fn verdict(&self, commitment: &str, verdict: &str) -> Value {
        json!({ "commitment": commitment, "verdict": verdict, "on": self.today(), "note": "实地核查" })
    }

    /// Returns what a proposer's form about the present round is made of, signed today.
    pub async fn paper_form(&self, suggestion: &str, proposer: &str, satisfaction: &str) -> Value {
        json!({
            "suggestion": suggestion,
            "proposer": self.proposer_of(suggestion, proposer).await,
            "ratings": { "satisfaction": satisfaction, "contact": "SATISFIED", "attitude": "SATISFIED" },
            "comment": "见评价表",
            "signedOn": self.today(),
            "note": "面交提案委",
        })
    }

    /// Returns the proposer of a name, as the office sees them.
    pub async fn proposer_of(&self, suggestion: &str, name: &str) -> String {
        let document = "query($id: ID!) { suggestion(id: $id) { proposers { id name } } }";
        let answer = self.client(Who::Office).run(document, json!({ "id": suggestion })).await;
        let found = answer.list("suggestion.proposers").iter().find(|row| row["name"] == name);
        found.and_then(|row| row["id"].as_str()).unwrap_or_else(|| panic!("{name} proposes nothing here")).to_owned()
    }

    /// Returns what makes a suggestion a key one, as of today.
    pub fn designation(&self, suggestion: &str) -> Value {
        json!({
            "id": suggestion, "leader": "张副市长", "supervisor": "李副主席", "approvedOn": self.today(),
            "meeting": "十一届第八次主席会议",
        })
    }

    /// Returns what a meeting after a second dissatisfaction is made of, held today.
    pub fn meeting(&self) -> Value {
        json!({ "heldOn": self.today(), "participants": "林义、住建局李斌、提案委", "note": "就时间表达成一致" })
    }

    /// Returns what a request to hand an assignment back is made of.
    pub fn hand_back(&self, assignment: &str, proposed: &str) -> Value {
        json!({
            "assignment": assignment,
            "reason": "不属于本单位职责范围。",
            "proposedDepartment": self.department(proposed),
        })
    }

    /// Asks to hand an assignment back, and returns the request.
    pub async fn hands_back(&self, who: Who, assignment: &str, proposed: &str) -> String {
        self.step(who, "requestReassignment", self.hand_back(assignment, proposed)).await
    }

    /// Returns what the record of a contact with the proposer is made of.
    pub fn contact(&self, assignment: &str) -> Value {
        json!({
            "assignment": assignment,
            "method": "MEETING",
            "phase": "BEFORE",
            "heldOn": self.today(),
            "participants": "林义、某科员",
            "note": "到小区实地听取意见。",
        })
    }

    /// Returns what an assisting department's letter to the lead is made of.
    pub fn opinion(&self, assignment: &str, stance: &str) -> Value {
        json!({
            "assignment": assignment,
            "letterNo": "石财函〔2022〕3号",
            "stance": stance,
            "body": "维修资金不宜由财政兜底。",
            "signatory": "某局长",
            "issuedOn": self.today(),
        })
    }

    /// Returns what a template of 住建局 is made of.
    pub fn template(&self, name: &str) -> Value {
        let body = "{提案者}：您提出的《{案由}》（{案号}）收悉，我局会同{会办单位}研究办理。{日期}";
        json!({ "department": self.department("住建局"), "name": name, "body": body })
    }

    /// Returns what a correction of a response is made of.
    pub fn correction(&self, response: &str) -> Value {
        let mut letter = self.letter("");
        letter.as_object_mut().expect("a letter is an object").remove("assignment");
        letter["response"] = json!(response);
        letter["kind"] = json!("CORRECTING");
        letter["reason"] = json!("完成时限有误");
        letter["letterNo"] = json!("石建函〔2022〕15号");
        letter["outcome"] = json!("PLANNED");
        letter["body"] = json!("已会同街道逐一排查，明年六月底前完成业主委员会组建。");
        letter
    }

    /// Returns what a consultation on a topic is made of, with 林义 and 解景瑞 speaking and 住建局 answering.
    pub fn consultation(&self, topic: &str) -> Value {
        json!({
            "committee": self.committee(),
            "format": "BIMONTHLY",
            "topic": topic,
            "summary": "调研基础上的双月协商座谈会。",
            "planYear": 2022,
            "organizer": "社会和法制委员会",
            "presidedBy": "魏和清",
            "presiderTitle": "主席",
            "agenda": [
                { "kind": "SPEECH", "title": "委员发言", "plannedMinutes": 40 },
                { "kind": "RESPONSE", "title": "部门回应" },
            ],
            "participants": [
                { "role": "SPEAKER", "member": self.member("林义") },
                { "role": "SPEAKER", "member": self.member("解景瑞") },
                { "role": "DEPARTMENT", "department": self.department("住建局") },
            ],
            "figures": [{ "label": "走访小区", "amount": 12.0, "unit": "个", "isApproximate": true }],
        })
    }

    /// Enters a consultation and brings it to a stage: `PLANNED`, `SCHEDULED` or `HELD`.
    pub async fn consultation_at(&self, stage: &str, topic: &str) -> String {
        let id = self.step(Who::Organizer, "createConsultation", self.consultation(topic)).await;
        if ["SCHEDULED", "HELD"].contains(&stage) {
            let input = json!({ "id": id, "on": "2022-08-29", "place": "市政协" });
            self.step(Who::Organizer, "scheduleConsultation", input).await;
        }
        if stage == "HELD" {
            let input = json!({ "id": id, "to": "HELD", "heldOn": "2022-08-29" });
            self.step(Who::Organizer, "advanceConsultation", input).await;
        }
        id
    }

    /// Returns what a speech of a member is made of.
    pub fn speech(&self, consultation: &str, member: &str, is_public: bool) -> Value {
        json!({
            "consultation": consultation,
            "member": self.member(member),
            "delivery": "ORAL",
            "slot": "BOOKED",
            "title": "成立真正代表业主的业主委员会",
            "body": "有的小区没有业主委员会，有的由物业公司代办。",
            "isPublic": is_public,
        })
    }

    /// Returns what a research report is made of.
    pub fn report(&self, title: &str) -> Value {
        json!({
            "committee": self.committee(),
            "title": title,
            "summary": "多部门救助信息应当共享。",
            "body": "内部正文：各部门数据尚未贯通。",
            "drafterName": "专委会办公室",
            "authors": [{ "member": self.member("王国民") }],
            "suggestions": [],
        })
    }
}

/// A suggestion on its way, with the ids that the next steps need.
#[derive(Debug, Clone)]
pub struct Case {
    pub id: String,
    pub assignment: String,
    pub response: String,
}
