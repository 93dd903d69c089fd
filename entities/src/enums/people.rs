//! Enums of committees, departments, accounts and rosters.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// Levels of a committee (委员会层级).
    CommitteeLevel {
        National "NATIONAL" "全国",
        Provincial "PROVINCIAL" "省级",
        Municipal "MUNICIPAL" "市级",
        County "COUNTY" "县级",
    }

    /// Roles an account holds in a committee (角色); domain.md §3.
    Role {
        Member "MEMBER" "委员",
        Collective "COLLECTIVE" "集体提案联络员",
        ProposalOffice "PROPOSAL_OFFICE" "提案委办公室",
        Supervisor "SUPERVISOR" "督查室",
        DepartmentHandler "DEPARTMENT_HANDLER" "承办人",
        DepartmentLead "DEPARTMENT_LEAD" "承办单位领导",
        SessionOrganizer "SESSION_ORGANIZER" "专委会办公室",
        Chair "CHAIR" "主席、副主席",
        Admin "ADMIN" "管理员",
    }

    /// Whether an account may sign in (账号状态).
    AccountStatus {
        Active "ACTIVE" "启用",
        Disabled "DISABLED" "停用",
    }

    /// What sort of body a department is (单位性质).
    DepartmentKind {
        Government "GOVERNMENT" "政府部门",
        Party "PARTY" "党委部门",
        Court "COURT" "法院",
        Procuratorate "PROCURATORATE" "检察院",
        MassOrganization "MASS_ORGANIZATION" "群团组织",
        Enterprise "ENTERPRISE" "企业",
        Subdistrict "SUBDISTRICT" "街道乡镇",
    }

    /// What a roster lists (名册类别).
    RosterKind {
        Members "MEMBERS" "委员",
        Departments "DEPARTMENTS" "承办单位",
        Accounts "ACCOUNTS" "账号",
    }

    /// How the file of a roster is written (名册文件格式).
    RosterFormat {
        Xlsx "XLSX" "Excel 工作簿",
        Utf8 "UTF_8" "UTF-8 文本",
        Utf8Bom "UTF_8_BOM" "带 BOM 的 UTF-8 文本",
        Utf16 "UTF_16" "UTF-16 文本",
        Gb18030 "GB18030" "GBK、GB18030 文本",
    }

    /// What a roster's row comes to (名册行判定).
    RosterVerdict {
        New "NEW" "新增",
        Unchanged "UNCHANGED" "无变化",
        Changed "CHANGED" "有变化",
        DuplicateInFile "DUPLICATE_IN_FILE" "文件内重复",
        Error "ERROR" "有错误",
    }

    /// The columns that rosters know (名册栏目).
    RosterColumn {
        Id "ID" "编号",
        Name "NAME" "姓名或名称",
        ShortName "SHORT_NAME" "简称",
        Kind "KIND" "单位性质",
        Sector "SECTOR" "界别",
        SpecialCommittee "SPECIAL_COMMITTEE" "专委会",
        Title "TITLE" "职务",
        Login "LOGIN" "登录名",
        Role "ROLE" "角色",
        Department "DEPARTMENT" "承办单位",
        Member "MEMBER" "委员",
    }
}
