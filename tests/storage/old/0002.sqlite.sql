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
INSERT INTO "access_token" VALUES('491708f6ddbbddab1c906bcc0456d3a4c74a08253ea21fbe60d421aff5808c3b','api','script','owner','2026-11-22 03:30:27.708558',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE ballot (
	voting_id VARCHAR(63) NOT NULL, 
	voter VARCHAR(64) NOT NULL, 
	choices JSON NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (voting_id, voter), 
	CONSTRAINT fk_ballot_voting_id FOREIGN KEY(voting_id) REFERENCES voting (id)
);
INSERT INTO "ballot" VALUES('f9hkp2tw9v','3dab59faba177169788a9e59fdd2ac62ebeb8a1c6ac004d029999474fe9b5d97','["b"]');
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
INSERT INTO "bottleneck" VALUES('fhdgynmtap','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
INSERT INTO "bottleneck" VALUES('rvgecv3grb','k','a0',1,'{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}','transfer',NULL);
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
INSERT INTO "contact_moment" VALUES('noor','5w2g7mvj9m','Zz',2,'{"id": "5w2g7mvj9m", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('noor','c','a0',9,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('fhdgynmtap','b','a0',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('fhdgynmtap','5w2g7mvj9m','a1',1,'{"id": "5w2g7mvj9m", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}','later',NULL,NULL,NULL);
INSERT INTO "contact_moment" VALUES('fhdgynmtap','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
INSERT INTO "contact_moment" VALUES('fhdgynmtap','a','a3',1,'{"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}','later','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('rvgecv3grb','a','a0',1,'{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}','start','wijkteam',NULL,NULL);
INSERT INTO "contact_moment" VALUES('rvgecv3grb','b','a1',1,'{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}','start',NULL,NULL,'2025-03-14');
INSERT INTO "contact_moment" VALUES('rvgecv3grb','c','a2',1,'{"id": "c", "phase": "later", "department": "wonen", "title": "C"}','later','wonen',NULL,NULL);
CREATE TABLE contribution (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	participant_id VARCHAR(63) NOT NULL, 
	question_id VARCHAR(63), 
	resource VARCHAR(20) NOT NULL, 
	item_id VARCHAR(63) NOT NULL, 
	changes BOOLEAN NOT NULL, 
	fields JSON NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	reason VARCHAR NOT NULL, 
	operation_id VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_contribution PRIMARY KEY (id), 
	CONSTRAINT fk_contribution_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id), 
	CONSTRAINT fk_contribution_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_contribution_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "contribution" VALUES('x867f2y7k3','dwy9nfd7bs','r44rnayzkh',NULL,'experience','r-61ebfc9cd092f0b9fbf26111',0,'{"score": -2, "quote": "\u2018Nee\u2019", "id": "r-61ebfc9cd092f0b9fbf26111", "contact_moment": "b", "source": "young_parent", "perspective": "young_parent", "voice": "1"}','accepted','','hrxedxjrm7','2026-11-22 03:30:27.615548');
INSERT INTO "contribution" VALUES('gepk3d3xgr','dwy9nfd7bs','r44rnayzkh','7znb7xhrff','contact-moment','z3dqcaswm3',0,'{"phase": "start", "title": "Balie", "id": "z3dqcaswm3", "source": "young_parent"}','hidden','','fnyhpmdgkr','2026-11-22 03:30:27.633890');
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
INSERT INTO "department" VALUES('fhdgynmtap','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('fhdgynmtap','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
INSERT INTO "department" VALUES('rvgecv3grb','wijkteam','a0',1,'{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}','Wijkteam','municipality');
INSERT INTO "department" VALUES('rvgecv3grb','wonen','a1',1,'{"id": "wonen", "title": "Wonen", "kind": "municipality"}','Wonen','municipality');
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
INSERT INTO "event" VALUES('noor',1,'yy7tbj7mvh','wim','journey','noor','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "noor", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 03:30:27.379385');
INSERT INTO "event" VALUES('noor',2,'op-1','anne','contact-moment','5w2g7mvj9m','created',NULL,'{"item": {"id": "5w2g7mvj9m", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, "after": null}','2026-11-22 03:30:27.413055');
INSERT INTO "event" VALUES('noor',3,'y7znqfk4mr','wim','contact-moment','a','changed','{"item": {"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, "after": null}','{"item": {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}, "after": "c"}','2026-11-22 03:30:27.429329');
INSERT INTO "event" VALUES('noor',4,'nkgf545ypy','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 03:30:27.435312');
INSERT INTO "event" VALUES('noor',5,'4vhabfts7q','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','2026-11-22 03:30:27.444855');
INSERT INTO "event" VALUES('noor',6,'4vhabfts7q','wim','experience','ec2','removed','{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}',NULL,'2026-11-22 03:30:27.450363');
INSERT INTO "event" VALUES('noor',7,'4vhabfts7q','wim','experience','ec','removed','{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}',NULL,'2026-11-22 03:30:27.450452');
INSERT INTO "event" VALUES('noor',8,'4vhabfts7q','wim','contact-moment','c','removed','{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "5w2g7mvj9m"}',NULL,'2026-11-22 03:30:27.450542');
INSERT INTO "event" VALUES('noor',9,'d9s4at27db','wim','contact-moment','c','created',NULL,'{"item": {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, "after": "5w2g7mvj9m"}','2026-11-22 03:30:27.479163');
INSERT INTO "event" VALUES('noor',10,'d9s4at27db','wim','experience','ec','created',NULL,'{"item": {"id": "ec", "contact_moment": "c", "score": -2}, "after": "ea"}','2026-11-22 03:30:27.479278');
INSERT INTO "event" VALUES('noor',11,'d9s4at27db','wim','experience','ec2','created',NULL,'{"item": {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}, "after": "ec"}','2026-11-22 03:30:27.479352');
INSERT INTO "event" VALUES('noor',12,'d9s4at27db','wim','bottleneck','k','changed','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b"]}, "after": null}','{"item": {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}, "after": null}','2026-11-22 03:30:27.479447');
INSERT INTO "event" VALUES('noor',13,'y4hjqxvt3t','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','2026-11-22 03:30:27.495560');
INSERT INTO "event" VALUES('noor',14,'nqvakmhv5q','anne','journey','noor','changed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}','{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}','2026-11-22 03:30:27.507879');
INSERT INTO "event" VALUES('fhdgynmtap',1,'9mgajpwt4c','wim','journey','fhdgynmtap','created',NULL,'{"item": {"kind": "desired", "title": "Wens", "id": "fhdgynmtap", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "5w2g7mvj9m", "phase": "later", "title": "\u00c9\u00e9n \u2018dag\u2019 later; -- %s \\N \ud83d\udc69\u200d\ud83d\udc67", "description": "a\nb"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}, {"id": "a", "phase": "later", "department": "wijkteam", "title": "A"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 03:30:27.524270');
INSERT INTO "event" VALUES('rvgecv3grb',1,'pg59bra9vc','wim','journey','rvgecv3grb','created',NULL,'{"item": {"kind": "lived", "title": "Klantreis van Noor", "id": "rvgecv3grb", "problems": [{"id": "huis", "title": "Geen huis"}], "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "departments": [{"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"}, {"id": "wonen", "title": "Wonen", "kind": "municipality"}], "contact_moments": [{"id": "a", "phase": "start", "department": "wijkteam", "title": "A"}, {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"}, {"id": "c", "phase": "later", "department": "wonen", "title": "C"}], "experiences": [{"id": "ea", "contact_moment": "a", "score": 1}, {"id": "ec", "contact_moment": "c", "score": -2}, {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}], "bottlenecks": [{"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}]}, "after": null}','2026-11-22 03:30:27.535780');
INSERT INTO "event" VALUES('rvgecv3grb',2,'bj5562wwaf','wim','journey','rvgecv3grb','removed','{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}',NULL,'2026-11-22 03:30:27.541313');
INSERT INTO "event" VALUES('noor',15,'f8n762dbgt','wim','workshop','dwy9nfd7bs','changed',NULL,NULL,'2026-11-22 03:30:27.551586');
INSERT INTO "event" VALUES('noor',16,'7t38cwhbwd','r44rnayzkh','participant','r44rnayzkh','changed',NULL,NULL,'2026-11-22 03:30:27.584713');
INSERT INTO "event" VALUES('noor',17,'d9jbsjs2q6','owner','question','7znb7xhrff','changed',NULL,NULL,'2026-11-22 03:30:27.602041');
INSERT INTO "event" VALUES('noor',18,'hrxedxjrm7','r44rnayzkh','contribution','x867f2y7k3','changed',NULL,NULL,'2026-11-22 03:30:27.619712');
INSERT INTO "event" VALUES('noor',19,'fnyhpmdgkr','r44rnayzkh','contribution','gepk3d3xgr','changed',NULL,NULL,'2026-11-22 03:30:27.634488');
INSERT INTO "event" VALUES('noor',20,'py3zg2yf4k','owner','experience','r-61ebfc9cd092f0b9fbf26111','created',NULL,'{"item": {"id": "r-61ebfc9cd092f0b9fbf26111", "source": "young_parent", "contact_moment": "b", "voice": "1", "score": -2, "quote": "\u2018Nee\u2019"}, "after": "ec2"}','2026-11-22 03:30:27.654848');
INSERT INTO "event" VALUES('noor',21,'py3zg2yf4k','owner','contribution','x867f2y7k3','changed',NULL,NULL,'2026-11-22 03:30:27.655198');
INSERT INTO "event" VALUES('noor',22,'py3zg2yf4k','owner','workshop','dwy9nfd7bs','changed',NULL,NULL,'2026-11-22 03:30:27.655286');
INSERT INTO "event" VALUES('noor',23,'saw25qykce','owner','voting','f9hkp2tw9v','changed',NULL,NULL,'2026-11-22 03:30:27.669720');
INSERT INTO "event" VALUES('noor',24,'b6av7cd7g2','3dab59faba177169788a9e59fdd2ac62ebeb8a1c6ac004d029999474fe9b5d97','voting','f9hkp2tw9v','changed',NULL,NULL,'2026-11-22 03:30:27.688275');
INSERT INTO "event" VALUES('noor',25,'6m977vaavm','owner','photo','ew2qy7t4s4','changed',NULL,NULL,'2026-11-22 03:30:27.696337');
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
INSERT INTO "experience" VALUES('fhdgynmtap','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('fhdgynmtap','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('fhdgynmtap','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('rvgecv3grb','ea','a0',1,'{"id": "ea", "contact_moment": "a", "score": 1}','a','young_parent',1);
INSERT INTO "experience" VALUES('rvgecv3grb','ec','a1',1,'{"id": "ec", "contact_moment": "c", "score": -2}','c','young_parent',-2);
INSERT INTO "experience" VALUES('rvgecv3grb','ec2','a2',1,'{"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1}','c','department',1);
INSERT INTO "experience" VALUES('noor','r-61ebfc9cd092f0b9fbf26111','a3',20,'{"id": "r-61ebfc9cd092f0b9fbf26111", "source": "young_parent", "contact_moment": "b", "voice": "1", "score": -2, "quote": "\u2018Nee\u2019"}','b','young_parent',-2);
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
	removed_at DATETIME, content_sequence INTEGER, 
	CONSTRAINT pk_journey PRIMARY KEY (id)
);
INSERT INTO "journey" VALUES('noor',25,14,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}','2026-11-22 03:30:27.369883','2026-11-22 03:30:27.652475',NULL,20);
INSERT INTO "journey" VALUES('fhdgynmtap',1,1,'desired','Wens',0,'{"kind": "desired", "title": "Wens"}','2026-11-22 03:30:27.523009','2026-11-22 03:30:27.523023',NULL,NULL);
INSERT INTO "journey" VALUES('rvgecv3grb',2,2,'lived','Klantreis van Noor',0,'{"kind": "lived", "title": "Klantreis van Noor"}','2026-11-22 03:30:27.531826','2026-11-22 03:30:27.541209','2026-11-22 03:30:27.541177',NULL);
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
INSERT INTO "operation" VALUES('workspace','yy7tbj7mvh','ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d','wim','journey','noor',1,1,NULL,NULL,NULL,'2026-11-22 03:30:27.379585');
INSERT INTO "operation" VALUES('noor','op-1','a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8','anne','contact-moment','5w2g7mvj9m',2,2,NULL,NULL,NULL,'2026-11-22 03:30:27.413210');
INSERT INTO "operation" VALUES('noor','y7znqfk4mr','f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1','wim','contact-moment','a',3,3,NULL,NULL,NULL,'2026-11-22 03:30:27.429477');
INSERT INTO "operation" VALUES('noor','nkgf545ypy','3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a','anne','journey','noor',4,4,NULL,NULL,NULL,'2026-11-22 03:30:27.435445');
INSERT INTO "operation" VALUES('noor','4vhabfts7q','9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb','wim','contact-moment','c',5,8,NULL,NULL,'d9s4at27db','2026-11-22 03:30:27.450627');
INSERT INTO "operation" VALUES('noor','d9s4at27db','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','wim','bottleneck','k',9,12,'undo','4vhabfts7q',NULL,'2026-11-22 03:30:27.479531');
INSERT INTO "operation" VALUES('noor','y4hjqxvt3t','9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a','anne','journey','noor',13,13,'undo','nkgf545ypy','nqvakmhv5q','2026-11-22 03:30:27.495682');
INSERT INTO "operation" VALUES('noor','nqvakmhv5q','8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c','anne','journey','noor',14,14,'redo','y4hjqxvt3t',NULL,'2026-11-22 03:30:27.508005');
INSERT INTO "operation" VALUES('workspace','9mgajpwt4c','b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0','wim','journey','fhdgynmtap',1,1,NULL,NULL,NULL,'2026-11-22 03:30:27.524374');
INSERT INTO "operation" VALUES('workspace','pg59bra9vc','ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d','wim','journey','rvgecv3grb',1,1,NULL,NULL,NULL,'2026-11-22 03:30:27.535907');
INSERT INTO "operation" VALUES('workspace','bj5562wwaf','9d1c2055457afbac073d5a8693998924a79e1a4a296f472ce24a15a8ae7cce79','wim','journey','rvgecv3grb',2,2,NULL,NULL,NULL,'2026-11-22 03:30:27.541423');
INSERT INTO "operation" VALUES('noor','f8n762dbgt','b0d41ea4c2633c36719056375b229f5497a985831ceffbbe9b594c62755adc98','wim','workshop','dwy9nfd7bs',15,14,NULL,NULL,NULL,'2026-11-22 03:30:27.551464');
INSERT INTO "operation" VALUES('noor','7t38cwhbwd','e99016b1fb71554ab9d272741ef5d5ee49624a911ccf7ad2e20b2dbce6b6266b','r44rnayzkh','participant','r44rnayzkh',16,15,NULL,NULL,NULL,'2026-11-22 03:30:27.584588');
INSERT INTO "operation" VALUES('noor','d9jbsjs2q6','552a8d00bebc2935fc7bbabe0eac54e0155bd86609760c6390f217f06ddc2281','owner','question','7znb7xhrff',17,16,NULL,NULL,NULL,'2026-11-22 03:30:27.601877');
INSERT INTO "operation" VALUES('noor','hrxedxjrm7','7aeb95936b4fad05ff1e4b6b64de44db3664d8adedb83c9d9cc10d993dccae9d','r44rnayzkh','contribution','x867f2y7k3',18,17,NULL,NULL,NULL,'2026-11-22 03:30:27.619562');
INSERT INTO "operation" VALUES('noor','fnyhpmdgkr','0b1e52cc5c7e0a77047716cf4c6203ebcafd045818bb2f6e8570ded331c7e4c8','r44rnayzkh','contribution','gepk3d3xgr',19,18,NULL,NULL,NULL,'2026-11-22 03:30:27.634372');
INSERT INTO "operation" VALUES('noor','py3zg2yf4k','f5c483708b2979f3fa4e315dcac37deed7eb071a9f2f84b3c96a573364eafff9','owner','workshop','dwy9nfd7bs',20,20,NULL,NULL,NULL,'2026-11-22 03:30:27.654977');
INSERT INTO "operation" VALUES('noor','saw25qykce','bafa0eead85b2aee74115a4c06c2ab5b117acebe9da805dba02cc5295c48ee04','owner','voting','f9hkp2tw9v',23,22,NULL,NULL,NULL,'2026-11-22 03:30:27.669586');
INSERT INTO "operation" VALUES('noor','b6av7cd7g2','4213d44265a24af82b69d2616b7e56b4f039bb230454e3ccb163dd3fe2639d91','3dab59faba177169788a9e59fdd2ac62ebeb8a1c6ac004d029999474fe9b5d97','voting','f9hkp2tw9v',24,23,NULL,NULL,NULL,'2026-11-22 03:30:27.688112');
INSERT INTO "operation" VALUES('noor','6m977vaavm','6108c870a2ae8893e9ae5223d97a2712a8d63bc60f488c7b4ff3fda210b9a3f8','owner','photo','ew2qy7t4s4',25,24,NULL,NULL,NULL,'2026-11-22 03:30:27.696215');
CREATE TABLE participant (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	department VARCHAR(63), 
	state VARCHAR(10) NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "participant" VALUES('r44rnayzkh','dwy9nfd7bs',1,'Zoë','young_parent','wonen','present','a751ff91197dde2863a0324654143f3999b0694b321abf62f1fb9fe4ec4a97c5','2026-11-22 03:30:27.583362','2026-11-22 03:30:27.583378');
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
INSERT INTO "phase" VALUES('fhdgynmtap','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('fhdgynmtap','later','a1',1,'{"id": "later", "title": "Later"}');
INSERT INTO "phase" VALUES('rvgecv3grb','start','a0',1,'{"id": "start", "title": "Start"}');
INSERT INTO "phase" VALUES('rvgecv3grb','later','a1',1,'{"id": "later", "title": "Later"}');
CREATE TABLE photo (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	sequence INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "photo" VALUES('ew2qy7t4s4','dwy9nfd7bs','Halverwege',24,'2026-11-22 03:30:27.694976');
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
INSERT INTO "problem" VALUES('fhdgynmtap','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
INSERT INTO "problem" VALUES('rvgecv3grb','huis','a0',1,'{"id": "huis", "title": "Geen huis"}',NULL);
CREATE TABLE question (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	text VARCHAR NOT NULL, 
	about_resource VARCHAR(20), 
	about_id VARCHAR(63), 
	hides BOOLEAN NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "question" VALUES('7znb7xhrff','dwy9nfd7bs','free','Wat mist er?',NULL,NULL,1,'open','2026-11-22 03:30:27.596175');
CREATE TABLE setting (
	name VARCHAR(60) NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE voting (
	id VARCHAR(63) NOT NULL, 
	workshop_id VARCHAR(63) NOT NULL, 
	subject VARCHAR(20) NOT NULL, 
	votes_each INTEGER NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_voting PRIMARY KEY (id), 
	CONSTRAINT fk_voting_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id)
);
INSERT INTO "voting" VALUES('f9hkp2tw9v','dwy9nfd7bs','contact-moment',2,'open','4ac124277c1e4ec80745d369584da828bcab9595e8063283a29b400a9a6854a6','2026-11-22 03:30:27.664743');
CREATE TABLE workshop (
	id VARCHAR(63) NOT NULL, 
	journey_id VARCHAR(63) NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	step VARCHAR(20) NOT NULL, 
	settings JSON NOT NULL, 
	focus_resource VARCHAR(20), 
	focus_id VARCHAR(63), 
	shows_code BOOLEAN NOT NULL, 
	timer_ends_at DATETIME, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT fk_workshop_journey_id FOREIGN KEY(journey_id) REFERENCES journey (id)
);
INSERT INTO "workshop" VALUES('dwy9nfd7bs','noor','ZV3H95ST','open','target_group','{"lobby": false, "locked": false, "moderated": false, "hidden": false, "own_department_only": false, "hours": 12}',NULL,NULL,0,NULL,14,NULL,'2026-11-22 03:30:27.549757',NULL,'2026-11-22 15:30:27.549665');
CREATE INDEX operation_by_sequence ON operation (scope, last_sequence);
CREATE UNIQUE INDEX workshop_by_code ON workshop (code);
CREATE INDEX workshop_by_journey ON workshop (journey_id);
CREATE INDEX question_by_workshop ON question (workshop_id);
CREATE UNIQUE INDEX participant_by_token ON participant (token_digest);
CREATE INDEX participant_by_workshop ON participant (workshop_id);
CREATE INDEX contribution_by_workshop ON contribution (workshop_id, state);
CREATE INDEX contribution_by_participant ON contribution (participant_id, item_id);
CREATE INDEX voting_by_workshop ON voting (workshop_id);
CREATE INDEX photo_by_workshop ON photo (workshop_id);
COMMIT;
