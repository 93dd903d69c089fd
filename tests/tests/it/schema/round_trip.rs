//! What the entities write, the entities read back: ids, moments, dates, figures, truth values, data.

use chrono::TimeDelta;
use entities::database::Database;
use entities::{committee, history_entry};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use tests::on_both;
use uuid::Uuid;

use super::rows;
use crate::for_every_table;

on_both! {
    async fn every_table_gives_back_what_it_was_given(database: Database) {
        macro_rules! check {
            ([] $($table:ident)+) => {$(
                let row = rows::$table();
                entities::$table::Entity::insert(row.clone().into_active_model())
                    .exec(database.writer())
                    .await
                    .expect(concat!(stringify!($table), " takes a row"));
                let read = entities::$table::Entity::find()
                    .all(database.reader())
                    .await
                    .expect(concat!(stringify!($table), " reads"));
                assert_eq!(read, [row]);
            )+};
        }

        for_every_table!(check);
    }

    async fn moments_sort_and_compare_whether_or_not_they_have_a_fraction(database: Database) {
        let moments = [rows::at_whole_second(), rows::at_whole_second() + TimeDelta::milliseconds(1), rows::at()];
        for (number, at) in (0_u128..).zip(moments) {
            let row = committee::Model {
                id: rows::id(number),
                code: number.to_string(),
                created_at: at,
                ..rows::committee()
            };
            row.into_active_model().insert(database.writer()).await.unwrap();
        }

        let sorted = committee::Entity::find()
            .filter(committee::Column::CreatedAt.lte(moments[1]))
            .order_by_asc(committee::Column::CreatedAt)
            .all(database.reader())
            .await
            .unwrap();

        assert_eq!(sorted.iter().map(|row| row.created_at).collect::<Vec<_>>(), moments[..2]);
    }

    async fn rows_are_found_by_a_plain_and_by_a_typed_id(database: Database) {
        macro_rules! fill {
            ([] $($table:ident)+) => {$(
                entities::$table::Entity::insert(rows::$table().into_active_model())
                    .exec(database.writer())
                    .await
                    .unwrap();
            )+};
        }
        for_every_table!(fill);

        let found = history_entry::Entity::find()
            .filter(history_entry::Column::Id.eq(rows::history_entry().id))
            .filter(history_entry::Column::SubjectId.is_in([rows::id::<Uuid>(rows::SUGGESTION)]))
            .one(database.reader())
            .await
            .unwrap();

        assert_eq!(found, Some(rows::history_entry()));
    }

    async fn a_value_outside_its_enum_is_refused(database: Database) {
        rows::committee().into_active_model().insert(database.writer()).await.unwrap();

        let stranger = "UPDATE committee SET level = 'GALACTIC'";
        let refused = database.writer().execute_unprepared(stranger).await.unwrap_err();

        assert!(refused.to_string().contains("ck_committee_level"), "{refused}");
    }
}
