BEGIN TRANSACTION;
CREATE TABLE access_token (
	digest VARCHAR(64) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	revoked_at DATETIME, 
	CONSTRAINT pk_access_token PRIMARY KEY (digest)
);
INSERT INTO "access_token" VALUES('a773e034672d7323d4b1c7f6ca6cf44ff845e5a9c2e894c823da24244f8f2e61','api','script','owner','2026-11-22 02:39:17.355483',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE bottleneck (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	category VARCHAR NOT NULL, 
	owner_department VARCHAR, 
	CONSTRAINT pk_bottleneck PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_bottleneck_journey_id_owner_department FOREIGN KEY(journey_id, owner_department) REFERENCES department (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_bottleneck_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "bottleneck" VALUES('noor','k','a0',12,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
INSERT INTO "bottleneck" VALUES('4xbq2pdpfx','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
INSERT INTO "bottleneck" VALUES('q9kx4nadr2','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
CREATE TABLE contact_moment (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	phase VARCHAR NOT NULL, 
	department VARCHAR, 
	channel VARCHAR, 
	date VARCHAR, 
	CONSTRAINT pk_contact_moment PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_contact_moment_journey_id_phase FOREIGN KEY(journey_id, phase) REFERENCES phase (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_moment_journey_id_department FOREIGN KEY(journey_id, department) REFERENCES department (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_moment_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "contact_moment" VALUES('noor','a','a3',3,'{"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}','later','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('noor','b','a1',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('noor','56ccx3stxg','a1',2,'{"id": "56ccx3stxg", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('noor','c','a2',9,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('4xbq2pdpfx','b','a0',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('4xbq2pdpfx','56ccx3stxg','a1',1,'{"id": "56ccx3stxg", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('4xbq2pdpfx','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('4xbq2pdpfx','a','a3',1,'{"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}','later','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('q9kx4nadr2','a','a0',1,'{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}','start','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('q9kx4nadr2','b','a1',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('q9kx4nadr2','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
CREATE TABLE department (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	CONSTRAINT pk_department PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_department_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "department" VALUES('noor','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('noor','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
INSERT INTO "department" VALUES('4xbq2pdpfx','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('4xbq2pdpfx','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
INSERT INTO "department" VALUES('q9kx4nadr2','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('q9kx4nadr2','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
CREATE TABLE event (
	journey_id VARCHAR(63) NOT NULL, 
	sequence INTEGER NOT NULL, 
	operation_id VARCHAR(64) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	resource VARCHAR(20) NOT NULL, 
	resource_id VARCHAR(63) NOT NULL, 
	verb VARCHAR(10) NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (journey_id, sequence), 
	CONSTRAINT fk_event_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "event" VALUES('noor',1,'nv5czkqjqk','wim','journey','noor','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "noor", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 02:39:16.918358');
INSERT INTO "event" VALUES('noor',2,'op-1','anne','contact-moment','56ccx3stxg','created',NULL,'{"item": {"id": "56ccx3stxg", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, "after": null}','2026-11-22 02:39:16.954004');
INSERT INTO "event" VALUES('noor',3,'tbcd9gvj2k','wim','contact-moment','a','changed','{"item": {"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, "after": null}','{"item": {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}, "after": "c"}','2026-11-22 02:39:16.964579');
INSERT INTO "event" VALUES('noor',4,'ks44pfyzc8','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 02:39:16.983583');
INSERT INTO "event" VALUES('noor',5,'s594s53a7q','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','2026-11-22 02:39:17.005327');
INSERT INTO "event" VALUES('noor',6,'s594s53a7q','wim','experience','ec2','removed','{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}',NULL,'2026-11-22 02:39:17.005506');
INSERT INTO "event" VALUES('noor',7,'s594s53a7q','wim','experience','ec','removed','{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}',NULL,'2026-11-22 02:39:17.005605');
INSERT INTO "event" VALUES('noor',8,'s594s53a7q','wim','contact-moment','c','removed','{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "56ccx3stxg"}',NULL,'2026-11-22 02:39:17.005730');
INSERT INTO "event" VALUES('noor',9,'w3rxywc8p4','wim','contact-moment','c','created',NULL,'{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "56ccx3stxg"}','2026-11-22 02:39:17.220519');
INSERT INTO "event" VALUES('noor',10,'w3rxywc8p4','wim','experience','ec','created',NULL,'{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}','2026-11-22 02:39:17.220706');
INSERT INTO "event" VALUES('noor',11,'w3rxywc8p4','wim','experience','ec2','created',NULL,'{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}','2026-11-22 02:39:17.220812');
INSERT INTO "event" VALUES('noor',12,'w3rxywc8p4','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','2026-11-22 02:39:17.229123');
INSERT INTO "event" VALUES('noor',13,'6km67frtgd','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','2026-11-22 02:39:17.258551');
INSERT INTO "event" VALUES('noor',14,'bzswma8t2b','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 02:39:17.283508');
INSERT INTO "event" VALUES('4xbq2pdpfx',1,'qgz57f2ggy','wim','journey','4xbq2pdpfx','created',NULL,'{"item": {"kind": "desired", "title": "Wens", "id": "4xbq2pdpfx", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "56ccx3stxg", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 02:39:17.306431');
INSERT INTO "event" VALUES('q9kx4nadr2',1,'e3fatevj6q','wim','journey','q9kx4nadr2','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "q9kx4nadr2", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 02:39:17.329457');
INSERT INTO "event" VALUES('q9kx4nadr2',2,'vmq5h9xjhq','wim','journey','q9kx4nadr2','removed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}',NULL,'2026-11-22 02:39:17.334945');
CREATE TABLE experience (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	contact_moment VARCHAR NOT NULL, 
	perspective VARCHAR NOT NULL, 
	score INTEGER, 
	CONSTRAINT pk_experience PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_experience_journey_id_contact_moment FOREIGN KEY(journey_id, contact_moment) REFERENCES contact_moment (journey_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_experience_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "experience" VALUES('noor','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('noor','ec','a1',10,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('noor','ec2','a2',11,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('4xbq2pdpfx','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('4xbq2pdpfx','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('4xbq2pdpfx','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('q9kx4nadr2','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('q9kx4nadr2','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('q9kx4nadr2','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
CREATE TABLE journey (
	id VARCHAR(63) NOT NULL, 
	sequence INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	title VARCHAR NOT NULL, 
	template BOOLEAN NOT NULL, 
	body JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	CONSTRAINT pk_journey PRIMARY KEY (id)
);
INSERT INTO "journey" VALUES('noor',14,14,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}','2026-11-22 02:39:16.904533','2026-11-22 02:39:17.282704',NULL);
INSERT INTO "journey" VALUES('4xbq2pdpfx',1,1,'desired','Wens',0,'{"kind": "desired", "title": "Wens"}','2026-11-22 02:39:17.300219','2026-11-22 02:39:17.300244',NULL);
INSERT INTO "journey" VALUES('q9kx4nadr2',2,2,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor"}','2026-11-22 02:39:17.319370','2026-11-22 02:39:17.334792','2026-11-22 02:39:17.334745');
CREATE TABLE operation (
	scope VARCHAR(63) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	resource VARCHAR(20) NOT NULL, 
	resource_id VARCHAR(63) NOT NULL, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER NOT NULL, 
	turn VARCHAR(4), 
	undoes VARCHAR(64), 
	undone_by VARCHAR(64), 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_operation PRIMARY KEY (scope, id)
);
INSERT INTO "operation" VALUES('workspace','nv5czkqjqk','ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d','wim','journey','noor',1,1,NULL,NULL,NULL,'2026-11-22 02:39:16.918567');
INSERT INTO "operation" VALUES('noor','op-1','a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8','anne','contact-moment','56ccx3stxg',2,2,NULL,NULL,NULL,'2026-11-22 02:39:16.954193');
INSERT INTO "operation" VALUES('noor','tbcd9gvj2k','f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1','wim','contact-moment','a',3,3,NULL,NULL,NULL,'2026-11-22 02:39:16.964717');
INSERT INTO "operation" VALUES('noor','ks44pfyzc8','3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a','anne','journey','noor',4,4,NULL,NULL,NULL,'2026-11-22 02:39:16.983711');
INSERT INTO "operation" VALUES('noor','s594s53a7q','9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb','wim','contact-moment','c',5,8,NULL,NULL,'w3rxywc8p4','2026-11-22 02:39:17.005822');
INSERT INTO "operation" VALUES('noor','w3rxywc8p4','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','wim','bottleneck','k',9,12,'undo','s594s53a7q',NULL,'2026-11-22 02:39:17.229341');
INSERT INTO "operation" VALUES('noor','6km67frtgd','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','anne','journey','noor',13,13,'undo','ks44pfyzc8','bzswma8t2b','2026-11-22 02:39:17.258738');
INSERT INTO "operation" VALUES('noor','bzswma8t2b','8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c','anne','journey','noor',14,14,'redo','6km67frtgd',NULL,'2026-11-22 02:39:17.283691');
INSERT INTO "operation" VALUES('workspace','qgz57f2ggy','b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0','wim','journey','4xbq2pdpfx',1,1,NULL,NULL,NULL,'2026-11-22 02:39:17.306612');
INSERT INTO "operation" VALUES('workspace','e3fatevj6q','ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d','wim','journey','q9kx4nadr2',1,1,NULL,NULL,NULL,'2026-11-22 02:39:17.329590');
INSERT INTO "operation" VALUES('workspace','vmq5h9xjhq','94d87e335f2ce64f106a30bf0257c35fcecb8137e2f28fca2e1570353b2bbf14','wim','journey','q9kx4nadr2',2,2,NULL,NULL,NULL,'2026-11-22 02:39:17.335121');
CREATE TABLE phase (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_phase PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_phase_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "phase" VALUES('noor','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('noor','later','a1',1,'{"id": "later", "title": "Later"}');
INSERT INTO "phase" VALUES('4xbq2pdpfx','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('4xbq2pdpfx','later','a1',1,'{"id": "later", "title": "Later"}');
INSERT INTO "phase" VALUES('q9kx4nadr2','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('q9kx4nadr2','later','a1',1,'{"id": "later", "title": "Later"}');
CREATE TABLE problem (
	journey_id VARCHAR(63) NOT NULL, 
	id VARCHAR(63) NOT NULL, 
	position VARCHAR COLLATE "BINARY" NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	outcome VARCHAR, 
	CONSTRAINT pk_problem PRIMARY KEY (journey_id, id), 
	CONSTRAINT fk_problem_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "problem" VALUES('noor','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
INSERT INTO "problem" VALUES('4xbq2pdpfx','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
INSERT INTO "problem" VALUES('q9kx4nadr2','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
CREATE TABLE setting (
	name VARCHAR(60) NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE INDEX operation_by_sequence ON operation (scope, last_sequence);
COMMIT;
