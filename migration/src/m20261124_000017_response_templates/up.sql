CREATE TABLE response_template (
    id UUID NOT NULL,
    department_id UUID NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT pk_response_template PRIMARY KEY (id),
    CONSTRAINT uq_response_template_department_name UNIQUE (department_id, name),
    CONSTRAINT fk_response_template_department FOREIGN KEY (department_id) REFERENCES department (id)
);
