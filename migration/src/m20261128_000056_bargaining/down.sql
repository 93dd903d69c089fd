DROP TABLE collective_contract;
DROP TABLE congress_vote;
DROP TABLE wage_term;
DROP TABLE wage_offer;
DROP TABLE bargaining_representative;
